export { reviewReport, reviewReportText } from "./lib/report/review-report.ts";
export type {
  FrameSize,
  PictureResult,
  PictureSource,
  ReviewLink,
  ReviewPicture,
  ReviewReportOptions,
  ReviewReportWarning,
} from "./lib/base/review-report-options.ts";
export { ReviewReportError, type ReviewReportErrorCode } from "./lib/base/review-report-error.ts";
