export { openUpload, viewUpload, addPiece, takeUpload, dropUpload, forgetUploads, type UploadView } from './upload.ts';
export { limits as uploadLimits } from './limits.ts';
