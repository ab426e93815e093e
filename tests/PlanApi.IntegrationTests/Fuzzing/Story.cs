using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>One step of what a user does with a plan.</summary>
/// <param name="Operation">The operation of the OpenAPI document, and the mutation of the same name.</param>
/// <param name="Arguments">What its path and query hold. $plan, $change, $alert, $operation, $comment, $file, $review,
/// $changeRequest, $finding, $key and $token are looked up.</param>
/// <param name="Body">What it sends.</param>
/// <param name="Field">The field of a plan, and its argument, that GraphQL has for it in place of a mutation.</param>
/// <param name="Type">The body's type, where it is not JSON.</param>
/// <param name="Later">Whether an operation is wanted instead of the answer.</param>
internal sealed record Step(
    string Operation,
    string Arguments = "{}",
    string? Body = null,
    string? Field = null,
    string? Type = null,
    bool Later = false
);

/// <summary>What makes a plan, fills it, uses what was made, and removes it: the order in which every operation can do its work.</summary>
internal static class Story
{
    public static IEnumerable<Step> Steps => [.. Parts, .. Numbers, .. Watched, .. Discussed, .. Governed];

    private static IEnumerable<Step> Parts =>
        PartCases.All.SelectMany(part =>
        {
            var dimension = part.Path.Split('/') is [_, var of, _] ? $$""","dimension":"{{of}}" """ : "";
            var collection = part.Path.Contains("/market/", StringComparison.Ordinal)
                ? part.Path.Replace("market", "{dimension}", StringComparison.Ordinal)
                : part.Path;
            Step On(string method, string code, string? body = null) =>
                new(
                    $"{method} /v1/plans/{{plan}}/{collection}{(code == "" ? "" : "/{code}")}",
                    $$"""{"x":0{{dimension}}{{(code == "" ? "" : $",\"code\":\"{code}\"")}}}""",
                    body
                );
            var code = (string)JsonNode.Parse(part.New)!["code"]!;
            return (IEnumerable<Step>)[On("POST", "", part.New), On("GET", code), On("PATCH", code, part.Patch), On("DELETE", code)];
        });

    private static IEnumerable<Step> Numbers =>
        [
            new("createPlan", Body: """{"code":"$plan-b","calendar":{"year":2025},"currency":"EUR"}"""),
            new("updatePlan", """{"plan":"$plan-b"}""", """{"names":{"en":"Another"}}"""),
            new("deletePlan", """{"plan":"$plan-b"}"""),
            new("updatePlan", Body: """{"monitoring":{"lights":true,"answerWithinHours":24}}"""),
            new("deleteHold", """{"code":"total-hold"}"""),
            new(
                "writeCells",
                Body: """
                {"cells":[{"indicator":"gmv","measure":"target","period":"2024-Q1","value":100},{"indicator":"gmv","measure":"target","period":"2024-Q2","value":150},
                {"indicator":"gmv","scope":{"market":"latam"},"measure":"target","period":"2024-Q1","value":30},
                {"indicator":"orders","measure":"target","period":"2024-Q1","value":10},{"indicator":"orders","measure":"target","period":"2024-Q2","value":12}]}
                """
            ),
            new(
                "writeSlice",
                Body: """
                {"slice":{"indicators":["visitors"],"measures":["target"],"rows":[{"dimension":"market","members":["latam","eu"]}],"columns":[{"grain":"quarter"}]},"values":[[4,4,5,null],[4,4,4,5]]}
                """
            ),
            new("readSlice", Body: Slice, Field: "slice slice"),
            new("exportSlice", Body: Slice, Field: "sliceCsv slice"),
            .. new[] { "", "AsCsv", "AsXlsx", "AsParquet", "AsNdjson" }.Select(format => new Step(
                $"downloadSlice{format}",
                """{"indicators":"gmv,orders","rows":"market+","columns":"quarter"}"""
            )),
            new("getSliceWorkbook", """{"indicators":"gmv,orders","rows":"market","columns":"quarter"}"""),
            new("explainCell", Body: """{"indicator":"order-value","period":"2024-Q1"}""", Field: "explainCell cell"),
            new("getDriverTree", Body: """{"indicator":"order-value","period":"2024-Q1"}""", Field: "driverTree question"),
            new("getTornado", Body: """{"percent":10,"indicator":"order-value","period":"2024-Q1"}""", Field: "tornado question"),
            new("getTornadoPicture", Body: """{"indicator":"order-value","period":"2024-Q1"}""", Field: "tornadoPicture question"),
            new("getTornadoPicture", """{"indicator":"order-value","period":"2024-Q1"}"""),
            new(
                "attributeChange",
                Body: """{"from":{"period":"2024-Q1"},"indicator":"order-value","period":"2024-Q2"}""",
                Field: "attribution question"
            ),
            new(
                "tryDriverChanges",
                Body: """{"changes":[{"indicator":"orders","percent":1}],"indicator":"order-value","period":"2024-Q1"}""",
                Field: "driverWhatIf question"
            ),
            new("previewSpread", Body: Spread, Field: "spreadPreview spread"),
            new("exportSpreadPreview", Body: Spread, Field: "spreadPreviewCsv spread"),
            // Once more over REST, whose answer has the token.
            new("previewSpread", Body: Spread),
            new("applySpread", Body: """{"token":"$token"}"""),
            new("undoChangeSet", """{"sequence":"$change"}"""),
            new("createScenario", Body: """{"code":"bold","parent":"baseline"}"""),
            new(
                "writeCells",
                """{"scenario":"bold"}""",
                """{"scenario":"bold","cells":[{"indicator":"visitors","measure":"target","period":"2024-Q3","value":70}]}"""
            ),
            new("compareVersions", """{"from":"1"}""", Field: "comparison"),
            new("compareVersions", """{"from":"1"}""", Field: "comparisonSummary"),
            new("listPartHistory", """{"kind":"Target","key":"latam-gmv"}""", Field: "partHistory"),
            new("listDifferences", """{"scenario":"bold"}"""),
            new("mergeScenario", """{"scenario":"bold"}"""),
            new("createScenario", Body: """{"code":"bolder","parent":"baseline"}"""),
            new("discardScenario", """{"scenario":"bolder"}"""),
            new("adoptTarget", """{"target":"latam-gmv"}"""),
            new("previewSlips", Body: """{"slips":[{"phase":"build-up","finishesLater":14}]}""", Field: "slipPreview slips"),
            new("simulateRisks", Body: """{"trials":100}""", Field: "riskSimulation question"),
            new("simulateRisks", Body: """{"trials":100,"responses":[]}"""),
            new("simulateRisks", Body: """{"trials":100}""", Later: true),
            new("getLossPicture", Body: """{"trials":100}""", Field: "lossPicture question"),
            new("getLossPicture", """{"trials":100,"reserve":5}"""),
            new("previewSlips", Body: """{"slips":[{"phase":"build-up","finishesLater":14}]}"""),
            new("previewDecomposition", Body: Decompose, Field: "decompositionPreview decomposition"),
            new("previewDecomposition", Body: Decompose),
            new("applyDecomposition", Body: """{"token":"$token"}"""),
            new("loadMembers", """{"dimension":"market"}""", "code,names.en,parent\nperu,Peru,latam\n", Type: "text/csv"),
        ];

    private static IEnumerable<Step> Watched =>
        [
            new("writeActuals", Body: """{"rows":[{"indicator":"gmv","scope":{"market":"mexico"},"date":"2024-03-01","value":2000}]}"""),
            new("evaluateLights"),
            new("writeActuals", Body: "indicator,date,scope.market,value\ngmv,2024-03-01,mexico,1\n", Type: "text/csv"),
            new("rebuildSums"),
            new("evaluateLights"),
            new("escalateAlerts"),
            new("evaluateLights", Later: true),
            new(
                "submitImprovementPlan",
                """{"number":"$alert"}""",
                """{"cause":"x","measures":[{"wording":"y","owner":"coo","dueOn":"2026-04-30","expectedEffect":6}]}"""
            ),
            new("decideImprovementPlan", """{"number":"$alert"}""", """{"accepted":true}"""),
            new("followMeasure", """{"number":"$alert","measure":1}""", """{"state":"done","note":"Opened"}"""),
            new("getImprovementEffect", """{"number":"$alert"}""", Field: "improvementEffect number"),
            new("handleAlert", """{"number":"$alert"}""", """{"action":"close","reason":"Given up"}"""),
            new("makeForecast", Body: """{"methods":["remainingTargets","runRate"]}"""),
            new("getTargetOutlook", """{"target":"total"}""", Field: "targetOutlook target"),
            new("getScorecard", """{"objective":"growth"}""", Field: "scorecard"),
            new("getScoreTrend", """{"objective":"growth","dates":"2024-03-18"}""", Field: "scoreTrend"),
            new("compareScores", """{"objective":"growth","date":"2024-03-18","againstDate":"2024-02-01"}""", Field: "scoreComparison"),
        ];

    private static IEnumerable<Step> Discussed =>
        [
            new("addComment", Body: """{"subject":{"target":"total"},"text":"Is the campaign in? @coo"}"""),
            new("updateComment", """{"number":"$comment"}""", """{"resolved":true}"""),
            new("addComment", Body: """{"inReplyTo":"$comment","text":"It is."}"""),
            new("addComment", Body: """{"text":"Gone soon"}"""),
            new("deleteComment", """{"number":"$comment"}"""),
            new("addLink", Body: """{"subject":{"target":"total"},"link":"https://example.com/minutes","title":"Minutes"}"""),
            new("uploadEvidence", """{"subject":"target:total","name":"a.csv"}""", "a,b\n1,2\n", Type: "text/csv"),
            new("openEvidence", """{"number":"$file"}"""),
            new("getEvidence", """{"number":"$file"}""", Field: "pieceOfEvidence number"),
            new("uploadEvidence", """{"subject":"target:total","name":"b.csv"}""", "a,b\n3,4\n", Type: "text/csv"),
            new("removeEvidence", """{"number":"$file"}"""),
            new("getRoundProgress", """{"code":"bottom-up"}""", Field: "roundProgress code"),
            new("moveSliceAssignment", """{"code":"mexico-orders"}""", """{"state":"submitted"}"""),
            new("moveSliceAssignment", """{"code":"mexico-orders"}""", """{"state":"returned","reason":"The sale is missing"}"""),
            new("moveBudgetItem", """{"code":"mexico-money"}""", """{"state":"submitted"}"""),
            new("moveBudgetItem", """{"code":"mexico-money"}""", """{"state":"returned","reason":"The rent is missing"}"""),
            new("closePeriod", Body: """{"period":"2025-01","measure":"reference","withGaps":true}"""),
            new("getPeriodClosing", """{"number":"$closing"}""", Field: "periodClosing number"),
            new("listPeriodClosings", Field: "periodClosings"),
            new("getMailPreferences", """{"code":"coo"}""", Field: "mailPreferences code"),
            new("setMailPreferences", """{"code":"coo"}""", """{"email":"coo@example.com","reviews":"daily"}"""),
            new("listDuties", """{"party":"coo"}""", Field: "duties party"),
            new("listAllDuties", """{"overdue":"true"}"""),
            new("getDutyCalendar", """{"party":"coo"}""", Field: "dutyCalendar party"),
            new("reopenPeriod", """{"number":"$closing"}""", """{"reason":"A late invoice"}"""),
            new("rollPlanForward", Body: """{"code":"$plan-c","targets":true}"""),
            new("openReview", Body: """{"schedule":"monthly","period":"2024-02"}"""),
            new("editReview", """{"number":"$review"}""", """{"answers":["Much"],"findings":["Less traffic"]}"""),
            new("addReviewAction", """{"number":"$review"}""", """{"wording":"Renew","owner":"coo","dueOn":"2026-04-30"}"""),
            new("settleReviewAction", """{"number":"$review","action":1}""", """{"state":"done","note":"Signed."}"""),
            new("changeReviewState", """{"number":"$review"}""", """{"state":"closed"}"""),
            new("getReviewReport", """{"number":"$review"}""", Field: "reviewReport number"),
        ];

    private static IEnumerable<Step> Governed =>
        [
            new("listFindings", Field: "findings"),
            new("getFinding", """{"fingerprint":"$finding"}""", Field: "finding fingerprint"),
            new("checkWhatIf", Body: """{"targets":{"total":{"value":900}}}""", Field: "whatIf changes"),
            new(
                "adjustWeights",
                Body: """{"from":"2024-07-01","reason":{"en":"autumn"},"others":"unchanged","weights":[{"objective":"growth","value":90}]}"""
            ),
            new("previewChange", Body: """{"changes":{"targets":{"total":{"value":905}}}}"""),
            new(
                "proposeChange",
                Body: """{"title":"More","reason":"It sells","committee":"board","owner":"sales-team","changes":{"targets":{"total":{"value":905}}}}"""
            ),
            new("assessChange", """{"number":"$changeRequest"}""", """{"impact":"None","isRecommended":true}"""),
            new("voteOnChange", """{"number":"$changeRequest"}""", """{"choice":"for"}"""),
            new("pilotChange", """{"number":"$changeRequest"}""", """{"scope":{"market":"latam"}}"""),
            new("applyChange", """{"number":"$changeRequest"}"""),
            new("withdrawChange", """{"number":"$changeRequest"}""", """{"reason":"No more"}"""),
            new("getChangeRequest", """{"number":"$changeRequest"}""", Field: "changeRequest number"),
            new("listChangeRequests", Field: "changeRequests"),
            new("escalateChangeRequests"),
            new("getMember", """{"dimension":"market","code":"mexico"}""", Field: "member"),
            new("createApiKey", Body: """{"name":"$plan","role":"viewer","plans":["$plan"]}"""),
            new("getApiKey", """{"id":"$key"}"""),
            new("createStreamTicket"),
            new(
                "runBatch",
                Body: """{"atomic":true,"requests":[{"id":"a","method":"POST","path":"/v1/plans/$plan/sections","body":{"code":"in-batch","purpose":"other"}}]}"""
            ),
            new("rotateApiKey", """{"id":"$key"}""", """{"oldSecretEndsAt":"2030-01-31T00:00:00Z"}"""),
            new("readmitPerson", """{"id":"$key"}"""),
            new("revokeApiKey", """{"id":"$key"}"""),
            new(
                "createImportMapping",
                Body: """{"code":"followed","columns":[{"column":"Value","holds":"value"}],"constants":{"indicator":"gmv","period":"2024-01"}}"""
            ),
            new(
                "createImportSchedule",
                Body: """{"plan":"$plan","mapping":"followed","address":"https://files.example.com/a.csv","cron":"0 6 * * *"}"""
            ),
            new("listImportSchedules", Field: "importSchedules"),
            new("getImportSchedule", """{"id":"$importSchedule"}""", Field: "importSchedule id"),
            new("getImportSchedule", """{"id":"$importSchedule"}""", Field: "importSchedule id"),
            new("updateImportSchedule", """{"id":"$importSchedule"}""", """{"isPaused":true}"""),
            new("runImportSchedule", """{"id":"$importSchedule"}"""),
            new("listImportRuns", """{"id":"$importSchedule"}"""),
            new("deleteImportSchedule", """{"id":"$importSchedule"}"""),
            new("createWebhook", Body: """{"plan":"$plan","address":"https://hooks.example.com/plan"}"""),
            new("listWebhooks", Field: "webhooks"),
            // More than once: what is asked of its deliveries beside may be refused.
            new("getWebhook", """{"id":"$webhook"}""", Field: "webhook id"),
            new("getWebhook", """{"id":"$webhook"}""", Field: "webhook id"),
            new("getWebhook", """{"id":"$webhook"}""", Field: "webhook id"),
            new("updateWebhook", """{"id":"$webhook"}""", """{"isPaused":true}"""),
            new("rotateWebhookSecret", """{"id":"$webhook"}"""),
            new("testWebhook", """{"id":"$webhook"}"""),
            new("replayWebhook", """{"id":"$webhook"}""", """{"after":"0"}"""),
            new("listWebhookDeliveries", """{"id":"$webhook"}"""),
            new("deleteWebhook", """{"id":"$webhook"}"""),
            new("changePlanStatus", Body: """{"status":"inReview"}"""),
            new("changePlanStatus", Body: """{"status":"draft"}"""),
            new("getOperation", """{"id":"$operation"}""", Field: "operation id"),
            new("getOperationResult", """{"id":"$operation"}"""),
            new("cancelOperation", """{"id":"$operation"}"""),
            new("validateDocument", Body: SmallPlan.Yaml, Field: "validateDocument document", Type: "application/yaml"),
        ];

    private const string Slice =
        """{"indicators":["gmv"],"rows":[{"dimension":"market","total":true}],"columns":[{"grain":"quarter","within":"2024","total":true}]}""";
    private const string Spread =
        """{"indicator":"visitors","period":"2024-Q3","value":500,"method":"equal","over":[{"dimension":"market"}]}""";
    private const string Decompose = """{"keyResults":["latam-kr"],"over":[{"grain":"quarter"}]}""";
}
