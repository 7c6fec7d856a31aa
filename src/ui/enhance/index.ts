// What makes plain pages nicer, without a framework. It listens on the document, so it serves whatever stands there; pages work without it.
import { listenToCheckout } from './checkout.ts';
import { listenToForms } from './forms.ts';
import { countDown, goOn, waitForMoney } from './pay.ts';
import { offerPush } from './push.ts';
import { listenToShelves } from './shelves.ts';
import { keepFresh } from './talk.ts';
import { listenToSignOut } from './sign-out.ts';
import { listenToSearch } from './suggest.ts';

listenToSearch();
listenToShelves();
listenToCheckout();
listenToForms();
listenToSignOut();
waitForMoney();
countDown();
goOn();
keepFresh();
offerPush();
