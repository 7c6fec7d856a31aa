export { follow, unfollow, follows, followers, followedShops, forgetFollower } from './follow.ts';
