export { openUpload, viewUpload, addPiece, readUpload, takeUpload, dropUpload, forgetUploads, type UploadView } from './upload.ts';
export { limits as uploadLimits } from './limits.ts';
