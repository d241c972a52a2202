export { reviewReport, reviewReportChunks } from "./lib/report/review-report.ts";
export { reviewMail, type ReviewMail, type ReviewMailAttachment } from "./lib/mail/review-mail.ts";
export type {
  DrawingRenderer,
  FrameSize,
  PictureResult,
  PictureSource,
  ReviewLink,
  ReviewMailOptions,
  ReviewOptions,
  ReviewPicture,
  ReviewReportOptions,
  ReviewWarning,
} from "./lib/base/review-report-options.ts";
export {
  ReviewReportError,
  type FrameReference,
  type ReviewReportErrorCode,
  type ReviewReportErrorDetails,
  type ReviewReportErrorDetailsByCode,
} from "./lib/base/review-report-error.ts";
