using PlanApi.UnitTests;

namespace PlanApi.IntegrationTests.Kit;

/// <summary>For one kind of part: where it is, a new one that fits into <see cref="SmallPlan"/>, and a change of it.</summary>
/// <param name="Path">Below the plan.</param>
/// <param name="Existing">The code of a part that the small plan has.</param>
/// <param name="New">A new part, using every field, called "fresh".</param>
/// <param name="Patch">A merge patch that sets, replaces, nests and clears.</param>
/// <param name="Required">A field without which there is no such part, besides its code; empty where there is none.</param>
/// <param name="Mention">A merge patch by which the new part mentions what there is not.</param>
/// <param name="MentionFault">The fault that follows.</param>
public sealed record PartCase(string Path, string Existing, string New, string Patch, string Required, string Mention, string MentionFault)
{
    public string Collection => Path.Split('/')[^1];

    public override string ToString() => Collection;
}

internal static class PartCases
{
    public static readonly IReadOnlyList<PartCase> All =
    [
        new(
            "sections",
            "1.1",
            """{"code":"fresh","names":{"en":"Fresh","zh":"新"},"purpose":"risks","parent":"1"}""",
            """{"names":{"zh":null,"de":"Neu"},"purpose":"timeline","parent":null}""",
            "purpose",
            """{"parent":"nowhere"}""",
            "unknown-reference /parent"
        ),
        new(
            "parties",
            "coo",
            """{"code":"fresh","names":{"en":"Fresh"},"kind":"team","escalatesTo":"coo","subject":"bob"}""",
            """{"names":null,"kind":"person","escalatesTo":"sales-team","subject":null}""",
            "",
            """{"escalatesTo":"nobody"}""",
            "unknown-reference /escalatesTo"
        ),
        new(
            "dimensions",
            "tier",
            """{"code":"fresh","names":{"en":"Fresh"},"source":"1"}""",
            """{"names":{"zh":"新"},"source":null}""",
            "",
            """{"source":"99"}""",
            "unknown-reference /source"
        ),
        new(
            "dimensions/market/members",
            "mexico",
            """{"code":"fresh","dimension":"market","names":{"en":"Fresh"},"parent":"latam","moves":[{"from":"2024-07-01","parent":"eu"},{"from":"2024-10-01"}]}""",
            """{"names":{"en":"Fresher"},"parent":null,"moves":[{"from":"2024-08-01","parent":"mexico"}]}""",
            "",
            """{"moves":[{"from":"2024-07-01","parent":"atlantis"}]}""",
            "unknown-reference /moves/0/parent"
        ),
        new(
            "dimensions/market/groups",
            "emerging",
            """{"code":"fresh","dimension":"market","names":{"en":"Fresh"},"definitions":[{"members":["latam","eu"],"wording":{"en":"both"},"source":"1"},{"members":["germany"]}]}""",
            """{"names":null,"definitions":[{"members":["germany","latam"],"wording":{"en":"those"}}]}""",
            "definitions",
            """{"definitions":[{"members":["latam","atlantis"]}]}""",
            "unknown-reference /definitions/0/members/1"
        ),
        new(
            "lists",
            "data-sources",
            """{"code":"fresh","names":{"en":"Fresh"},"announced":4,"items":[{"en":"one"},{"zh":"二"}],"source":"1"}""",
            """{"announced":null,"items":[{"en":"one"}],"source":"3"}""",
            "",
            """{"source":"99"}""",
            "unknown-reference /source"
        ),
        new("currencies", "USD", """{"code":"EUR","names":{"en":"Euro"}}""", """{"names":{"zh":"欧元"}}""", "", "", ""),
        new(
            "scenarios",
            "cautious",
            """{"code":"fresh","names":{"en":"Fresh"},"parent":"cautious","description":{"en":"what if"}}""",
            """{"parent":"baseline","description":null}""",
            "",
            """{"parent":"dream"}""",
            "unknown-reference /parent"
        ),
        new(
            "exchange-rates",
            "usd-cny",
            """{"code":"fresh","from":"CNY","to":"USD","validFrom":"2024-07-01","value":0.14125,"use":"actual","scenario":"cautious"}""",
            """{"value":0.1413,"use":"plan","scenario":null}""",
            "value",
            """{"from":"JPY"}""",
            "unknown-reference /from"
        ),
        new(
            "indicators",
            "gmv",
            """
            {"code":"fresh","names":{"en":"Fresh"},"kind":"ratio","unit":"percent","unitNames":{"en":"share"},"decimals":1,"direction":"insideBand",
             "band":{"min":2.5,"max":7},"range":{"min":0},"numerator":"orders","denominator":"visitors","weightedBy":"gmv","base":"gmv","against":"previousQuarter",
             "shareOf":"market","formula":"[orders] / [visitors]","overTime":"average","inflows":["orders","visitors"],"outflows":["gmv"],"eachOf":"orders","percentileOf":"visitors","rank":90,"limit":2.5,"perDay":true,"dimensions":["market","line"],
             "thresholds":{"green":0.95,"yellow":0.8,"hysteresis":0.02},"expectedEvery":"week","importance":"core","description":{"en":"how many"},"source":"3"}
            """,
            """{"decimals":2,"band":{"max":null,"min":3},"range":null,"dimensions":[],"thresholds":{"hysteresis":null},"expectedEvery":null,"importance":null,"names":{"en":null,"zh":"新"}}""",
            "unit",
            """{"numerator":"nothing","dimensions":["market","depth"]}""",
            "unknown-reference /dimensions/1, unknown-reference /numerator"
        ),
        new(
            "targets",
            "total",
            """
            {"code":"fresh","indicator":"gmv","scope":{"market":"mexico","tier":"mid"},"period":"2024-03-18","comparator":"between","basis":"growth","against":"2023",
             "value":6.25,"upperValue":7.5,"currency":"USD","baseline":{"value":4.4,"comparator":"moreThan","period":"2023","wording":{"en":"over 4.4"},"source":"1"},
             "risesBy":"quarter","completes":true,"pace":{"method":"seasonal","weights":[2,1.5,0]},"names":{"en":"Fresh"},"wording":{"en":"between","zh":"之间"},"source":"3"}
            """,
            """{"scope":{"tier":null,"line":"sales"},"period":null,"comparator":"atLeast","upperValue":null,"value":-0.0001,"baseline":{"value":5,"source":null}}""",
            "comparator",
            """{"indicator":"nothing","scope":{"market":"atlantis"}}""",
            "unknown-reference /indicator, unknown-reference /scope/market"
        ),
        new(
            "objectives",
            "growth",
            """{"code":"fresh","names":{"en":"Fresh"},"wording":{"en":"do it"},"scope":{"market":"eu"},"period":"2024-Q2","owner":"coo","parents":["growth","latam-first"],"source":"1"}""",
            """{"scope":{"market":null,"line":"brand"},"period":null,"owner":"sales-team","parents":["latam-first"]}""",
            "",
            """{"parents":["growth","fame"]}""",
            "unknown-reference /parents/1"
        ),
        new(
            "key-results",
            "latam-kr",
            """{"code":"fresh","objective":"growth","target":"total-usd","names":{"en":"Fresh"},"owner":"coo"}""",
            """{"objective":"latam-first","names":null,"owner":null}""",
            "target",
            """{"target":"nothing"}""",
            "unknown-reference /target"
        ),
        new(
            "weight-windows",
            "sale",
            """{"code":"fresh","names":{"en":"Fresh"},"from":"2024-11-01","to":"2024-11-11","precedence":2,"others":"unchanged","wording":{"en":"singles' day"},"source":"3"}""",
            """{"from":"2024-10-24","to":null,"precedence":-1,"wording":null}""",
            "",
            """{"source":"99"}""",
            "unknown-reference /source"
        ),
        new(
            "weights",
            "latam-weight",
            """{"code":"fresh","of":{"line":"brand"},"within":{"tier":"head"},"value":12.5,"from":"2024-01-01","to":"2024-06-30","window":"sale","reason":{"en":"agreed"},"source":"3"}""",
            """{"of":null,"objective":"growth","within":{"tier":null},"value":13,"to":null}""",
            "value",
            """{"within":{"tier":"middle"},"window":"fair"}""",
            "unknown-reference /window, unknown-reference /within/tier"
        ),
        new(
            "review-schedules",
            "monthly",
            """
            {"code":"fresh","names":{"en":"Fresh"},"cadence":"quarter","kind":"assessment","daysAfter":5,"questions":[{"en":"What?","zh":"什么？"},{"en":"Why?"}],"objective":"growth",
             "scope":{"market":"eu"},"indicators":["orders","gmv"],"owner":"coo","wording":{"en":"every quarter"},"source":"1"}
            """,
            """{"cadence":"day","kind":"review","daysAfter":0,"questions":[{"en":"Why?"}],"objective":null,"scope":{"market":null,"line":"brand"},"indicators":["visitors"],"owner":null}""",
            "cadence",
            """{"objective":"fame","indicators":["gmv","nothing"]}""",
            "unknown-reference /indicators/1, unknown-reference /objective"
        ),
        new(
            "phases",
            "build-up",
            """{"code":"fresh","names":{"en":"Fresh"},"wording":{"en":"Fresh"},"start":"2024-Q1","end":"2024-Q2","baselineStart":"2024-01","baselineEnd":"2024-05","started":"2024-01-08","finished":"2024-07-01","indicators":["gmv"],"owner":"coo","source":"1"}""",
            """{"names":{"zh":"新"},"end":"2024-Q3","finished":null,"indicators":[]}""",
            "",
            """{"owner":"nobody"}""",
            "unknown-reference /owner"
        ),
        new(
            "initiatives",
            "go-south",
            """{"code":"fresh","names":{"en":"Fresh"},"wording":{"en":"Fresh"},"parent":"go-south","phase":"build-up","scope":{"tier":"mid"},"owner":"coo","start":"2024-01","end":"2024-06","baselineStart":"2024-01","baselineEnd":"2024-05","started":"2024-01-08","finished":"2024-07-01","progress":[{"period":"2024-Q1","done":40.5,"wording":{"en":"On the way"}}],"source":"1"}""",
            """{"names":{"zh":"新"},"parent":null,"progress":[{"period":"2024-Q1","done":45}],"finished":null}""",
            "",
            """{"parent":"nowhere"}""",
            "unknown-reference /parent"
        ),
        new(
            "contributions",
            "go-south-total",
            """{"code":"fresh","initiative":"go-south","target":"total","effect":2.5,"wording":{"en":"Fresh"},"source":"1"}""",
            """{"effect":null,"wording":{"zh":"新"}}""",
            "target",
            """{"target":"nowhere"}""",
            "unknown-reference /target"
        ),
        new(
            "milestones",
            "first-store",
            """{"code":"fresh","names":{"en":"Fresh"},"wording":{"en":"Fresh"},"phase":"build-up","initiative":"go-south","scope":{"tier":"mid"},"owner":"coo","due":"2024-06","baselineDue":"2024-05","prepares":"2024-06-18","criteria":[{"en":"Open"}],"procedure":{"en":"The committee looks at it"},"accepted":"2024-06-10","acceptedBy":"coo","evidence":{"en":"Protocol 7"},"source":"1"}""",
            """{"due":"2024-07","accepted":null,"acceptedBy":null,"evidence":null,"criteria":[]}""",
            "",
            """{"acceptedBy":"nobody"}""",
            "unknown-reference /acceptedBy"
        ),
        new(
            "dependencies",
            "store-after-build-up",
            """{"code":"fresh","initiative":"go-south","afterPhase":"build-up","type":"startToStart","lag":14,"reason":{"en":"Fresh"},"source":"1"}""",
            """{"type":"finishToFinish","lag":-3,"source":null}""",
            "",
            """{"afterPhase":"nowhere"}""",
            "unknown-reference /afterPhase"
        ),
        new(
            "budget-items",
            "mexico-money",
            """{"code":"fresh","names":{"en":"Fresh"},"wording":{"en":"Fresh"},"parent":"all-money","scope":{"tier":"mid"},"owner":"coo","amount":12.5,"share":5,"quantity":5,"unitPrice":2.5,"justification":{"en":"Needed"},"objective":"growth","initiative":"go-south","period":"2024-Q2","weights":[1,2,0.5],"approver":"coo","source":"1"}""",
            """{"names":{"zh":"新"},"amount":13,"weights":[],"approver":null,"objective":null}""",
            "",
            """{"parent":"nowhere"}""",
            "unknown-reference /parent"
        ),
        new(
            "decision-packages",
            "mexico-least",
            """{"code":"fresh","names":{"en":"Fresh"},"wording":{"en":"Fresh"},"item":"all-money","level":"higher","amount":7.5,"rank":2,"source":"1"}""",
            """{"level":"lower","rank":null,"amount":8}""",
            "item",
            """{"item":"nowhere"}""",
            "unknown-reference /item"
        ),
        new(
            "funding-sources",
            "own-funds",
            """{"code":"fresh","names":{"en":"Fresh"},"wording":{"en":"Fresh"},"type":"equity","amount":80,"available":"2024-Q2","source":"1"}""",
            """{"type":"loan","available":null}""",
            "amount",
            """{"source":"99"}""",
            "unknown-reference /source"
        ),
        new(
            "budget-entries",
            "mexico-fair",
            """{"code":"fresh","wording":{"en":"Fresh"},"item":"all-money","type":"committed","period":"2024-04","amount":-3.25,"reference":{"en":"Order 5"}}""",
            """{"type":"spent","amount":4,"reference":null}""",
            "period",
            """{"item":"nowhere"}""",
            "unknown-reference /item"
        ),
        new(
            "teams",
            "everybody",
            """{"code":"fresh","names":{"en":"Fresh"},"wording":{"en":"Fresh"},"parent":"everybody","owner":"coo","headCount":40,"atStart":12,"source":"1"}""",
            """{"headCount":41,"atStart":null,"parent":null}""",
            "",
            """{"parent":"nowhere"}""",
            "unknown-reference /parent"
        ),
        new(
            "posts",
            "seller-lead",
            """{"code":"fresh","names":{"en":"Fresh"},"wording":{"en":"Fresh"},"team":"sellers","headCount":4,"isKey":true,"atStart":1,"source":"1"}""",
            """{"headCount":5,"isKey":false,"atStart":null}""",
            "team",
            """{"team":"nowhere"}""",
            "unknown-reference /team"
        ),
        new(
            "staff-movements",
            "sellers-hired",
            """{"code":"fresh","wording":{"en":"Fresh"},"post":"seller-lead","type":"transferIn","period":"2024-05","planned":3,"actual":2,"source":"1"}""",
            """{"type":"leave","actual":null,"period":null}""",
            "",
            """{"post":"nowhere"}""",
            "unknown-reference /post"
        ),
        new(
            "resources",
            "servers",
            """{"code":"fresh","names":{"en":"Fresh"},"wording":{"en":"Fresh"},"type":"software","owner":"coo","quantity":50,"unit":{"en":"licences"},"unitCost":1.5,"cost":75,"due":"2024-06","fundedBy":["all-money"],"source":"1"}""",
            """{"cost":80,"unitCost":null,"fundedBy":[]}""",
            "",
            """{"fundedBy":["all-money","nowhere"]}""",
            "unknown-reference /fundedBy/1"
        ),
        new(
            "risk-levels",
            "red",
            """{"code":"fresh","names":{"en":"Fresh"},"severity":2,"probabilityFrom":2,"probabilityTo":3,"impactFrom":2,"impactTo":3,"response":{"en":"Watch it"},"escalates":true,"source":"1"}""",
            """{"severity":1,"probabilityFrom":1,"response":null}""",
            "severity",
            """{"source":"99"}""",
            "unknown-reference /source"
        ),
        new(
            "risk-categories",
            "political",
            """{"code":"fresh","names":{"en":"Fresh"},"wording":{"en":"Fresh"},"appetite":"orange","source":"1"}""",
            """{"appetite":null,"names":{"zh":"新"}}""",
            "",
            """{"appetite":"nowhere"}""",
            "unknown-reference /appetite"
        ),
        new(
            "risks",
            "new-taxes",
            """{"code":"fresh","names":{"en":"Fresh"},"wording":{"en":"Fresh"},"category":"political","scope":{"tier":"mid"},"owner":"coo","causes":[{"en":"Elections"}],"level":"red","indicators":["gmv","orders"],"frequency":2.5,"identified":"2024-01-02","reported":"2024-01-03","closed":"2024-12-01","source":"1"}""",
            """{"frequency":null,"probability":30,"causes":[],"indicators":["gmv"],"closed":null}""",
            "",
            """{"category":"nowhere"}""",
            "unknown-reference /category"
        ),
        new(
            "risk-assessments",
            "new-taxes-inherent",
            """{"code":"fresh","risk":"new-taxes","type":"residual","date":"2024-04-01","probability":2,"impact":3,"assessedBy":"coo","reason":{"en":"Fresh"},"source":"1"}""",
            """{"type":"current","probability":3,"date":null}""",
            "risk",
            """{"risk":"nowhere"}""",
            "unknown-reference /risk"
        ),
        new(
            "risk-responses",
            "diversify",
            """{"code":"fresh","names":{"en":"Fresh"},"wording":{"en":"Fresh"},"risk":"new-taxes","strategy":"transfer","department":"coo","due":"2024-06","done":"2024-06-03","cost":5.5,"probabilityFactor":0.75,"impactFactor":0.5,"cap":"latam-gmv","source":"1"}""",
            """{"strategy":"accept","done":null,"cap":null,"impactFactor":0.25}""",
            "risk",
            """{"department":"nobody"}""",
            "unknown-reference /department"
        ),
        new(
            "risk-impacts",
            "new-taxes-gmv",
            """{"code":"fresh","risk":"new-taxes","indicator":"gmv","isRelative":true,"distribution":"discrete","values":[10,20.5],"weights":[3,1],"source":"1"}""",
            """{"distribution":"lognormal","values":[],"weights":[],"low":1,"high":4}""",
            "risk",
            """{"indicator":"nothing"}""",
            "unknown-reference /indicator"
        ),
        new(
            "risk-correlations",
            "taxes-and-currency",
            """{"code":"fresh","first":"currency-falls","second":"new-taxes","coefficient":-0.25,"source":"1"}""",
            """{"coefficient":0.5,"source":null}""",
            "first",
            """{"first":"nowhere"}""",
            "unknown-reference /first"
        ),
        new(
            "contingency-plans",
            "leave-latam",
            """{"code":"fresh","names":{"en":"Fresh"},"wording":{"en":"Fresh"},"risk":"new-taxes","owner":"coo","trigger":{"en":"A strike"},"actions":[{"en":"Call"},{"en":"Move"}],"minutes":30,"drillsAYear":2,"source":"1"}""",
            """{"actions":[],"minutes":null,"drillsAYear":1}""",
            "",
            """{"risk":"nowhere"}""",
            "unknown-reference /risk"
        ),
        new(
            "drills",
            "first-drill",
            """{"code":"fresh","contingencyPlan":"leave-latam","planned":"2024-Q4","held":"2024-10-07","passed":true,"result":{"en":"It took 20 minutes"}}""",
            """{"passed":false,"held":null}""",
            "contingencyPlan",
            """{"contingencyPlan":"nowhere"}""",
            "unknown-reference /contingencyPlan"
        ),
        new(
            "risk-cases",
            "tax-of-2019",
            """{"code":"fresh","names":{"en":"Fresh"},"wording":{"en":"Fresh"},"category":"political","risk":"new-taxes","happened":"2023-Q2","lessons":[{"en":"Ask first"}],"source":"1"}""",
            """{"lessons":[],"risk":null}""",
            "",
            """{"category":"nowhere"}""",
            "unknown-reference /category"
        ),
        new(
            "key-risk-indicators",
            "taxes-watched",
            """{"code":"fresh","names":{"en":"Fresh"},"wording":{"en":"Fresh"},"risk":"currency-falls","indicator":"orders","scope":{"tier":"mid"},"owner":"coo","alarm":"below","yellow":12.5,"red":9,"source":"1"}""",
            """{"alarm":"above","yellow":null,"red":10}""",
            "indicator",
            """{"indicator":"nothing"}""",
            "unknown-reference /indicator"
        ),
        new(
            "committees",
            "board",
            """{"code":"fresh","names":{"en":"Fresh"},"wording":{"en":"Fresh"},"quorum":66.5,"majority":60,"requiredRoles":["executive","adviser"],"assessWithinDays":2,"source":"1"}""",
            """{"requiredRoles":["expert"],"quorum":null,"assessWithinDays":null}""",
            "",
            """{"source":"99"}""",
            "unknown-reference /source"
        ),
        new(
            "committee-seats",
            "chair",
            """{"code":"fresh","committee":"board","party":"coo","role":"adviser","source":"1"}""",
            """{"role":"expert"}""",
            "committee",
            """{"party":"nobody"}""",
            "unknown-reference /party"
        ),
        new(
            "planning-rounds",
            "bottom-up",
            """{"code":"fresh","names":{"en":"Fresh"},"wording":{"en":"Fresh"},"opens":"2024-02-01","due":"2024-02-20","source":"1"}""",
            """{"opens":null,"due":"2024-02-25","names":{"zh":"新"}}""",
            "",
            """{"source":"99"}""",
            "unknown-reference /source"
        ),
        new(
            "slice-assignments",
            "mexico-orders",
            """{"code":"fresh","wording":{"en":"Fresh"},"round":"bottom-up","party":"coo","scope":{"market":"latam"},"indicators":["gmv","orders"],"measure":"forecast","period":"2024","grain":"quarter","by":["market"],"due":"2024-03-01","state":"assigned","source":"1"}""",
            """{"party":null,"grain":"month","by":[],"due":null,"indicators":["gmv"]}""",
            "round",
            """{"round":"nowhere"}""",
            "unknown-reference /round"
        ),
        new(
            "holds",
            "total-hold",
            """{"code":"fresh","indicator":"gmv","scope":{"market":"mixed"},"period":"2024-Q3","measure":"actual","reach":"below","owner":"coo","reason":{"en":"agreed"}}""",
            """{"scope":{"market":"latam"},"period":"2024-W30","owner":null}""",
            "period",
            """{"owner":"nobody"}""",
            "unknown-reference /owner"
        ),
        new(
            "bounds",
            "orders-bound",
            """{"code":"fresh","indicator":"gmv","scope":{"market":"mixed"},"period":"2024-Q3","measure":"actual","min":3,"max":7.5,"toDate":true,"reach":"cell","owner":"coo","reason":{"en":"agreed"}}""",
            """{"scope":{"market":"latam"},"period":"2024-W30","min":null,"max":9,"toDate":false,"owner":null}""",
            "period",
            """{"owner":"nobody"}""",
            "unknown-reference /owner"
        ),
        new(
            "import-mappings",
            "monthly-orders",
            """{"code":"fresh","names":{"en":"Fresh"},"format":"xlsx","dialect":{"separator":";","quote":"'","encoding":"gb18030","sheet":"Plan","skippedLines":2,"hasNoHead":true,"decimal":"comma","thousands":".","periodFormat":"yyyy年M月"},"columns":[{"column":"1","holds":"member","dimension":"market","labels":[{"text":"华东","code":"latam"}]}],"periodPattern":"MMM","periodColumns":[{"column":"2","period":"2024-01"}],"constants":{"indicator":"gmv","measure":"actual","scope":{"tier":"mid"},"currency":"USD","scenario":"baseline"},"scale":10000,"round":"halfAwayFromZero"}""",
            """{"format":"csv","dialect":{"separator":",","sheet":null},"scale":null,"constants":{"measure":null}}""",
            "",
            "",
            ""
        ),
        new(
            "waivers",
            "known-gap",
            """{"code":"fresh","finding":"fedcba9876543210","reason":{"en":"next year"},"acceptedBy":"coo","until":"2024-12-31"}""",
            """{"reason":{"zh":"明年"},"acceptedBy":null,"until":"2025-01-31"}""",
            "reason",
            """{"acceptedBy":"nobody"}""",
            "unknown-reference /acceptedBy"
        ),
    ];

    public static TheoryData<PartCase> Theory => [.. Suites.Third(All)];

    public static TheoryData<PartCase> ThatMention => [.. Suites.Third(All.Where(part => part.Mention.Length > 0))];

    public static TheoryData<PartCase> ThatRequire => [.. Suites.Third(All.Where(part => part.Required.Length > 0))];
}
