// Lucide (ISC licence), each taken in by name at build time. Pages import only the names: the drawings travel once, as /icons.svg.
import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw';
import arrowUpDown from 'lucide-static/icons/arrow-up-down.svg?raw';
import award from 'lucide-static/icons/award.svg?raw';
import badgeCheck from 'lucide-static/icons/badge-check.svg?raw';
import ban from 'lucide-static/icons/ban.svg?raw';
import banknote from 'lucide-static/icons/banknote.svg?raw';
import bell from 'lucide-static/icons/bell.svg?raw';
import calendar from 'lucide-static/icons/calendar.svg?raw';
import camera from 'lucide-static/icons/camera.svg?raw';
import chartColumn from 'lucide-static/icons/chart-column.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import chevronDown from 'lucide-static/icons/chevron-down.svg?raw';
import chevronLeft from 'lucide-static/icons/chevron-left.svg?raw';
import chevronRight from 'lucide-static/icons/chevron-right.svg?raw';
import circleCheck from 'lucide-static/icons/circle-check.svg?raw';
import circleX from 'lucide-static/icons/circle-x.svg?raw';
import clock from 'lucide-static/icons/clock.svg?raw';
import copy from 'lucide-static/icons/copy.svg?raw';
import download from 'lucide-static/icons/download.svg?raw';
import externalLink from 'lucide-static/icons/external-link.svg?raw';
import fileText from 'lucide-static/icons/file-text.svg?raw';
import gift from 'lucide-static/icons/gift.svg?raw';
import handCoins from 'lucide-static/icons/hand-coins.svg?raw';
import heart from 'lucide-static/icons/heart.svg?raw';
import history from 'lucide-static/icons/history.svg?raw';
import house from 'lucide-static/icons/house.svg?raw';
import image from 'lucide-static/icons/image.svg?raw';
import info from 'lucide-static/icons/info.svg?raw';
import keyRound from 'lucide-static/icons/key-round.svg?raw';
import landmark from 'lucide-static/icons/landmark.svg?raw';
import languages from 'lucide-static/icons/languages.svg?raw';
import layoutGrid from 'lucide-static/icons/layout-grid.svg?raw';
import leaf from 'lucide-static/icons/leaf.svg?raw';
import list from 'lucide-static/icons/list.svg?raw';
import logOut from 'lucide-static/icons/log-out.svg?raw';
import mail from 'lucide-static/icons/mail.svg?raw';
import map from 'lucide-static/icons/map.svg?raw';
import mapPin from 'lucide-static/icons/map-pin.svg?raw';
import messageCircle from 'lucide-static/icons/message-circle.svg?raw';
import mic from 'lucide-static/icons/mic.svg?raw';
import minus from 'lucide-static/icons/minus.svg?raw';
import parcel from 'lucide-static/icons/package.svg?raw';
import packageCheck from 'lucide-static/icons/package-check.svg?raw';
import packageOpen from 'lucide-static/icons/package-open.svg?raw';
import pause from 'lucide-static/icons/pause.svg?raw';
import pencil from 'lucide-static/icons/pencil.svg?raw';
import phone from 'lucide-static/icons/phone.svg?raw';
import play from 'lucide-static/icons/play.svg?raw';
import plus from 'lucide-static/icons/plus.svg?raw';
import printer from 'lucide-static/icons/printer.svg?raw';
import qrCode from 'lucide-static/icons/qr-code.svg?raw';
import refreshCw from 'lucide-static/icons/refresh-cw.svg?raw';
import rotateCcw from 'lucide-static/icons/rotate-ccw.svg?raw';
import scale from 'lucide-static/icons/scale.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import settings from 'lucide-static/icons/settings.svg?raw';
import shieldCheck from 'lucide-static/icons/shield-check.svg?raw';
import shoppingBag from 'lucide-static/icons/shopping-bag.svg?raw';
import slidersHorizontal from 'lucide-static/icons/sliders-horizontal.svg?raw';
import snowflake from 'lucide-static/icons/snowflake.svg?raw';
import sprout from 'lucide-static/icons/sprout.svg?raw';
import star from 'lucide-static/icons/star.svg?raw';
import store from 'lucide-static/icons/store.svg?raw';
import tag from 'lucide-static/icons/tag.svg?raw';
import trash2 from 'lucide-static/icons/trash-2.svg?raw';
import triangleAlert from 'lucide-static/icons/triangle-alert.svg?raw';
import truck from 'lucide-static/icons/truck.svg?raw';
import upload from 'lucide-static/icons/upload.svg?raw';
import user from 'lucide-static/icons/user.svg?raw';
import users from 'lucide-static/icons/users.svg?raw';
import volume2 from 'lucide-static/icons/volume-2.svg?raw';
import wifiOff from 'lucide-static/icons/wifi-off.svg?raw';
import x from 'lucide-static/icons/x.svg?raw';
import box from 'lucide-static/icons/box.svg?raw';
import cloudOff from 'lucide-static/icons/cloud-off.svg?raw';
import droplets from 'lucide-static/icons/droplets.svg?raw';
import egg from 'lucide-static/icons/egg.svg?raw';
import hand from 'lucide-static/icons/hand.svg?raw';
import milk from 'lucide-static/icons/milk.svg?raw';
import send from 'lucide-static/icons/send.svg?raw';
import shirt from 'lucide-static/icons/shirt.svg?raw';
import smartphone from 'lucide-static/icons/smartphone.svg?raw';
import thermometerSnowflake from 'lucide-static/icons/thermometer-snowflake.svg?raw';
import undo2 from 'lucide-static/icons/undo-2.svg?raw';
import wheat from 'lucide-static/icons/wheat.svg?raw';
import wine from 'lucide-static/icons/wine.svg?raw';
import apple from 'lucide-static/icons/apple.svg?raw';
import cookingPot from 'lucide-static/icons/cooking-pot.svg?raw';
import baby from 'lucide-static/icons/baby.svg?raw';
import pawPrint from 'lucide-static/icons/paw-print.svg?raw';
import palmtree from 'lucide-static/icons/tent-tree.svg?raw';
import shoppingBasket from 'lucide-static/icons/shopping-basket.svg?raw';
import flower2 from 'lucide-static/icons/flower-2.svg?raw';
import coffee from 'lucide-static/icons/coffee.svg?raw';

const drawings = {
	box,
	'cloud-off': cloudOff,
	droplets,
	egg,
	hand,
	milk,
	send,
	shirt,
	smartphone,
	'thermometer-snowflake': thermometerSnowflake,
	'undo-2': undo2,
	wheat,
	wine,
	apple,
	'cooking-pot': cookingPot,
	baby,
	'paw-print': pawPrint,
	'tent-tree': palmtree,
	'shopping-basket': shoppingBasket,
	'flower-2': flower2,
	coffee,
	'arrow-left': arrowLeft,
	'arrow-up-down': arrowUpDown,
	award,
	'badge-check': badgeCheck,
	ban,
	banknote,
	bell,
	calendar,
	camera,
	'chart-column': chartColumn,
	check,
	'chevron-down': chevronDown,
	'chevron-left': chevronLeft,
	'chevron-right': chevronRight,
	'circle-check': circleCheck,
	'circle-x': circleX,
	clock,
	copy,
	download,
	'external-link': externalLink,
	'file-text': fileText,
	gift,
	'hand-coins': handCoins,
	heart,
	history,
	house,
	image,
	info,
	'key-round': keyRound,
	landmark,
	languages,
	'layout-grid': layoutGrid,
	leaf,
	list,
	'log-out': logOut,
	mail,
	map,
	'map-pin': mapPin,
	'message-circle': messageCircle,
	mic,
	minus,
	package: parcel,
	'package-check': packageCheck,
	'package-open': packageOpen,
	pause,
	pencil,
	phone,
	play,
	plus,
	printer,
	'qr-code': qrCode,
	'refresh-cw': refreshCw,
	'rotate-ccw': rotateCcw,
	scale,
	search,
	settings,
	'shield-check': shieldCheck,
	'shopping-bag': shoppingBag,
	'sliders-horizontal': slidersHorizontal,
	snowflake,
	sprout,
	star,
	store,
	tag,
	'trash-2': trash2,
	'triangle-alert': triangleAlert,
	truck,
	upload,
	user,
	users,
	'volume-2': volume2,
	'wifi-off': wifiOff,
	x,
} as const satisfies Record<string, string>;

export type IconName = keyof typeof drawings;

export const iconNames = Object.keys(drawings) as IconName[];

/** The drawing inside its frame: vite.config.ts takes the frame off. */
export const iconDrawing = (name: IconName): string => drawings[name];
