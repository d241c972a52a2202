export { reviewReport, reviewReportChunks } from "./lib/report/review-report.ts";
export { reviewMail, type ReviewMail } from "./lib/mail/review-mail.ts";
export type { ReviewMailAttachment } from "./lib/mail/mail-frame.ts";
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
