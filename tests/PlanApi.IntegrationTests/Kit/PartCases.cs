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
            "waivers",
            "known-gap",
            """{"code":"fresh","finding":"fedcba9876543210","reason":{"en":"next year"},"acceptedBy":"coo","until":"2024-12-31"}""",
            """{"reason":{"zh":"明年"},"acceptedBy":null,"until":"2025-01-31"}""",
            "reason",
            """{"acceptedBy":"nobody"}""",
            "unknown-reference /acceptedBy"
        ),
    ];

    public static TheoryData<PartCase> Theory => [.. All];

    public static TheoryData<PartCase> ThatMention => [.. All.Where(part => part.Mention.Length > 0)];

    public static TheoryData<PartCase> ThatRequire => [.. All.Where(part => part.Required.Length > 0)];
}
