export { submitCertificate, coverGoods, decideCertificate, withdrawCertificate } from './certificate.ts';
export { wallet, viewCertificate, waitingCertificates, lapsingCertificates, type CertificateView } from './view.ts';
export { warnLapsing } from './warn.ts';
export { kinds as certificateFacts } from './kinds.ts';
export { certificateShape, certificateKinds, type CertificateWish } from './shapes.ts';
export { adoptCertificates } from './adopt.ts';
export { certificateByCode, certificatesOfProduct, type PublicCertificate } from './badge.ts';
