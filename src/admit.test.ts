import { expect, test } from 'vitest';
import { classOf, type RequestClass } from './admit.ts';

const cases: readonly [string, string, RequestClass][] = [
	['POST', '/api/v1/webhooks/omise', 'calls'],
	['POST', '/api/v1/webhooks/thailand-post', 'calls'],
	['POST', '/api/v1/offices/32000/acceptances', 'calls'],
	['POST', '/post/32000?/accept', 'calls'],
	['GET', '/post', 'calls'],
	['GET', '/pay/0193/state', 'pay'],
	['GET', '/pay/0193/qr.png', 'pay'],
	['POST', '/api/v1/payments/0193/check', 'pay'],
	['POST', '/api/v1/orders/0193/receipt', 'pay'],
	['POST', '/orders/0193?/confirm', 'pay'],
	['GET', '/checkout', 'checkout'],
	['POST', '/api/v1/checkouts/preview', 'checkout'],
	['POST', '/basket?/change', 'checkout'],
	['POST', '/api/v1/sign-in/codes', 'checkout'],
	['PUT', '/api/v1/shops/0193/products/0194', 'checkout'],
	['GET', '/', 'browse'],
	['HEAD', '/products/0193', 'browse'],
	['GET', '/api/v1/search?q=/pay/', 'browse'],
	['GET', '/posters', 'browse'],
	['GET', '/shop/orders/0193/label.pdf', 'browse'],
	['GET', '/office/trust', 'reports'],
	['GET', '/shop/money', 'reports'],
	['GET', '/api/v1/shops/0193/statement', 'reports'],
	['GET', '/api/v1/payout-batches/0193', 'reports'],
	['GET', '/healthz', 'free'],
	['GET', '/readyz', 'free'],
	['GET', '/files/abc-160.webp', 'free'],
	['GET', '/_app/immutable/entry/start.js', 'free'],
	['GET', '/favicon.svg', 'free'],
	// Ways to look more urgent than one is.
	['GET', '/post/../search?q=x', 'browse'],
	['GET', '/pay/%2e%2e/search', 'browse'],
	['GET', '/pay/..%2fsearch', 'browse'],
	['GET', '//pay/x', 'browse'],
	['GET', '/_app/..\\search', 'browse'],
];

test.each(cases)('%s %s is %s', (method, url, expected) => expect(classOf(method, url)).toBe(expected));

test('a picture on its way up takes no place of those who buy', () => {
	expect(classOf('POST', '/api/v1/shops/0193/products/0194/pictures', 'image/jpeg')).toBe('browse');
	expect(classOf('POST', '/shop/products/0193/edit?/picture', 'multipart/form-data; boundary=x')).toBe('browse');
});
