export { follow, unfollow, follows, followers, followedShops } from './follow.ts';
