// Shows a notice that came by web push, and opens what it is about.
self.addEventListener('push', (event) => {
	const { title, href, id } = event.data ? event.data.json() : { title: 'ตลาดชุมชน', href: '/notices', id: '' };
	event.waitUntil(self.registration.showNotification(title, { tag: id, data: { href }, icon: '/icon/192.png' }));
});
self.addEventListener('notificationclick', (event) => {
	event.notification.close();
	const target = new URL(event.notification.data.href, self.location.origin);
	// Only a page of our own.
	event.waitUntil(self.clients.openWindow(target.origin === self.location.origin ? target.href : '/notices'));
});
