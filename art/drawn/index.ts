/** Names of the drawn pictures by kind. Written by `npm run draw`. */
export const pictures: Record<string, string[]> = {
	"silk": [
		"silk-001",
		"silk-002",
		"silk-003",
		"silk-004",
		"silk-005",
		"silk-006",
		"silk-007",
		"silk-008",
		"silk-009",
		"silk-010",
		"silk-011",
		"silk-012",
		"silk-013",
		"silk-014",
		"silk-015",
		"silk-016",
		"silk-017",
		"silk-018",
		"silk-019",
		"silk-020",
		"silk-021",
		"silk-022",
		"silk-023",
		"silk-024",
		"silk-025",
		"silk-026",
		"silk-027",
		"silk-028",
		"silk-029",
		"silk-030"
	],
	"stack": [
		"stack-001",
		"stack-002",
		"stack-003",
		"stack-004",
		"stack-005",
		"stack-006",
		"stack-007",
		"stack-008",
		"stack-009",
		"stack-010",
		"stack-011",
		"stack-012"
	],
	"bolts": [
		"bolts-001",
		"bolts-002",
		"bolts-003",
		"bolts-004",
		"bolts-005",
		"bolts-006"
	],
	"shawl": [
		"shawl-001",
		"shawl-002",
		"shawl-003",
		"shawl-004",
		"shawl-005",
		"shawl-006",
		"shawl-007",
		"shawl-008",
		"shawl-009",
		"shawl-010",
		"shawl-011",
		"shawl-012",
		"shawl-013",
		"shawl-014",
		"shawl-015",
		"shawl-016",
		"shawl-017",
		"shawl-018",
		"shawl-019",
		"shawl-020",
		"shawl-021",
		"shawl-022"
	],
	"tiedye": [
		"tiedye-001",
		"tiedye-002",
		"tiedye-003",
		"tiedye-004",
		"tiedye-005",
		"tiedye-006",
		"tiedye-007",
		"tiedye-008"
	],
	"checked": [
		"checked-001",
		"checked-002",
		"checked-003",
		"checked-004",
		"checked-005",
		"checked-006",
		"checked-007",
		"checked-008",
		"checked-009"
	],
	"mat": [
		"mat-001",
		"mat-002",
		"mat-003",
		"mat-004",
		"mat-005",
		"mat-006",
		"mat-007",
		"mat-008"
	],
	"basket": [
		"basket-001",
		"basket-002",
		"basket-003",
		"basket-004",
		"basket-005",
		"basket-006",
		"basket-007",
		"basket-008",
		"basket-009",
		"basket-010",
		"basket-011",
		"basket-012",
		"basket-013",
		"basket-014"
	],
	"bag": [
		"bag-001",
		"bag-002",
		"bag-003",
		"bag-004",
		"bag-005",
		"bag-006",
		"bag-007",
		"bag-008",
		"bag-009",
		"bag-010"
	],
	"kratip": [
		"kratip-001",
		"kratip-002",
		"kratip-003",
		"kratip-004",
		"kratip-005",
		"kratip-006"
	],
	"rice": [
		"rice-001",
		"rice-002",
		"rice-003",
		"rice-004",
		"rice-005",
		"rice-006",
		"rice-007",
		"rice-008",
		"rice-009"
	],
	"ricebag": [
		"ricebag-001",
		"ricebag-002",
		"ricebag-003",
		"ricebag-004",
		"ricebag-005",
		"ricebag-006",
		"ricebag-007",
		"ricebag-008"
	],
	"honey": [
		"honey-001",
		"honey-002",
		"honey-003",
		"honey-004",
		"honey-005",
		"honey-006",
		"honey-007"
	],
	"chili": [
		"chili-001",
		"chili-002",
		"chili-003",
		"chili-004",
		"chili-005",
		"chili-006",
		"chili-007",
		"chili-008",
		"chili-009",
		"chili-010",
		"chili-011",
		"chili-012",
		"chili-013",
		"chili-014"
	],
	"fish": [
		"fish-001",
		"fish-002",
		"fish-003",
		"fish-004",
		"fish-005",
		"fish-006",
		"fish-007"
	],
	"seagrape": [
		"seagrape-001",
		"seagrape-002",
		"seagrape-003",
		"seagrape-004",
		"seagrape-005"
	],
	"mango": [
		"mango-001",
		"mango-002",
		"mango-003",
		"mango-004",
		"mango-005"
	],
	"mangosteen": [
		"mangosteen-001",
		"mangosteen-002",
		"mangosteen-003",
		"mangosteen-004"
	],
	"eggs": [
		"eggs-001",
		"eggs-002",
		"eggs-003",
		"eggs-004"
	],
	"pot": [
		"pot-001",
		"pot-002",
		"pot-003",
		"pot-004",
		"pot-005",
		"pot-006",
		"pot-007",
		"pot-008",
		"pot-009",
		"pot-010",
		"pot-011",
		"pot-012",
		"pot-013",
		"pot-014",
		"pot-015"
	],
	"balm": [
		"balm-001",
		"balm-002",
		"balm-003",
		"balm-004",
		"balm-005",
		"balm-006",
		"balm-007"
	],
	"compress": [
		"compress-001",
		"compress-002",
		"compress-003",
		"compress-004",
		"compress-005"
	],
	"beads": [
		"beads-001",
		"beads-002",
		"beads-003",
		"beads-004",
		"beads-005",
		"beads-006",
		"beads-007",
		"beads-008",
		"beads-009",
		"beads-010",
		"beads-011",
		"beads-012",
		"beads-013",
		"beads-014"
	],
	"umbrella": [
		"umbrella-001",
		"umbrella-002",
		"umbrella-003",
		"umbrella-004",
		"umbrella-005",
		"umbrella-006",
		"umbrella-007"
	],
	"coffee": [
		"coffee-001",
		"coffee-002",
		"coffee-003",
		"coffee-004",
		"coffee-005",
		"coffee-006",
		"coffee-007"
	],
	"batik": [
		"batik-001",
		"batik-002",
		"batik-003",
		"batik-004",
		"batik-005",
		"batik-006",
		"batik-007",
		"batik-008",
		"batik-009"
	],
	"shirt": [
		"shirt-001",
		"shirt-002",
		"shirt-003",
		"shirt-004",
		"shirt-005",
		"shirt-006",
		"shirt-007",
		"shirt-008"
	],
	"yam": [
		"yam-001",
		"yam-002",
		"yam-003",
		"yam-004",
		"yam-005",
		"yam-006",
		"yam-007",
		"yam-008"
	],
	"cushion": [
		"cushion-001",
		"cushion-002",
		"cushion-003",
		"cushion-004",
		"cushion-005",
		"cushion-006",
		"cushion-007",
		"cushion-008"
	],
	"bowl": [
		"bowl-001",
		"bowl-002",
		"bowl-003",
		"bowl-004",
		"bowl-005",
		"bowl-006",
		"bowl-007",
		"bowl-008"
	],
	"benjarong": [
		"benjarong-001",
		"benjarong-002",
		"benjarong-003",
		"benjarong-004",
		"benjarong-005",
		"benjarong-006"
	],
	"mortar": [
		"mortar-001",
		"mortar-002",
		"mortar-003",
		"mortar-004"
	],
	"brass": [
		"brass-001",
		"brass-002",
		"brass-003",
		"brass-004",
		"brass-005",
		"brass-006",
		"brass-007"
	],
	"carving": [
		"carving-001",
		"carving-002",
		"carving-003",
		"carving-004",
		"carving-005",
		"carving-006"
	],
	"toy": [
		"toy-001",
		"toy-002",
		"toy-003",
		"toy-004",
		"toy-005",
		"toy-006",
		"toy-007",
		"toy-008"
	],
	"knife": [
		"knife-001",
		"knife-002",
		"knife-003",
		"knife-004"
	],
	"hat": [
		"hat-001",
		"hat-002",
		"hat-003",
		"hat-004"
	],
	"pipes": [
		"pipes-001",
		"pipes-002",
		"pipes-003",
		"pipes-004"
	],
	"boat": [
		"boat-001",
		"boat-002",
		"boat-003",
		"boat-004"
	],
	"lipao": [
		"lipao-001",
		"lipao-002",
		"lipao-003",
		"lipao-004"
	],
	"snack": [
		"snack-001",
		"snack-002",
		"snack-003",
		"snack-004",
		"snack-005",
		"snack-006",
		"snack-007",
		"snack-008",
		"snack-009",
		"snack-010",
		"snack-011",
		"snack-012"
	],
	"cracker": [
		"cracker-001",
		"cracker-002",
		"cracker-003",
		"cracker-004",
		"cracker-005"
	],
	"sweet": [
		"sweet-001",
		"sweet-002",
		"sweet-003",
		"sweet-004",
		"sweet-005",
		"sweet-006",
		"sweet-007",
		"sweet-008"
	],
	"sausage": [
		"sausage-001",
		"sausage-002",
		"sausage-003",
		"sausage-004",
		"sausage-005"
	],
	"noodles": [
		"noodles-001",
		"noodles-002",
		"noodles-003",
		"noodles-004"
	],
	"sugar": [
		"sugar-001",
		"sugar-002",
		"sugar-003",
		"sugar-004"
	],
	"bottle": [
		"bottle-001",
		"bottle-002",
		"bottle-003",
		"bottle-004",
		"bottle-005",
		"bottle-006",
		"bottle-007",
		"bottle-008",
		"bottle-009",
		"bottle-010",
		"bottle-011",
		"bottle-012"
	],
	"tea": [
		"tea-001",
		"tea-002",
		"tea-003",
		"tea-004",
		"tea-005",
		"tea-006"
	],
	"soap": [
		"soap-001",
		"soap-002",
		"soap-003",
		"soap-004",
		"soap-005",
		"soap-006"
	],
	"durian": [
		"durian-001",
		"durian-002",
		"durian-003",
		"durian-004"
	],
	"pineapple": [
		"pineapple-001",
		"pineapple-002",
		"pineapple-003",
		"pineapple-004"
	],
	"citrus": [
		"citrus-001",
		"citrus-002",
		"citrus-003",
		"citrus-004",
		"citrus-005",
		"citrus-006",
		"citrus-007",
		"citrus-008"
	],
	"banana": [
		"banana-001",
		"banana-002",
		"banana-003",
		"banana-004"
	],
	"berries": [
		"berries-001",
		"berries-002",
		"berries-003",
		"berries-004",
		"berries-005",
		"berries-006",
		"berries-007",
		"berries-008"
	],
	"coconut": [
		"coconut-001",
		"coconut-002",
		"coconut-003",
		"coconut-004"
	],
	"greens": [
		"greens-001",
		"greens-002",
		"greens-003",
		"greens-004",
		"greens-005"
	],
	"shallot": [
		"shallot-001",
		"shallot-002",
		"shallot-003",
		"shallot-004",
		"shallot-005",
		"shallot-006"
	],
	"seedling": [
		"seedling-001",
		"seedling-002",
		"seedling-003",
		"seedling-004",
		"seedling-005"
	],
	"voucher": [
		"voucher-001",
		"voucher-002",
		"voucher-003",
		"voucher-004",
		"voucher-005",
		"voucher-006"
	]
};

/** Colours and patterns a picture shows. */
export const traits: Record<string, readonly string[]> = {};
