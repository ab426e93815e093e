using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.OpenApi;

/// <summary>
/// Goes through the reference plan, so that each operation answers once. A line is an operation, what its path and query hold, and
/// its body: the documented example where none is given; with "later", it is done in the background.
/// Names such as <c>$addComment_number</c> stand for what answers before had.
/// </summary>
internal sealed class AnswerTour(Client client, JsonNode document)
{
    private const string Plan = "intl-2024";

    private readonly Dictionary<string, string> _known = [];

    /// <summary>What each operation answered first, by its name.</summary>
    public SortedDictionary<string, Answer> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers that are no success.</summary>
    public List<string> Refused { get; } = [];

    public async Task Go()
    {
        foreach (var line in Joined.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Parts(line) is ["parts of", var kind, .. var more])
                await Part(kind, more.ElementAtOrDefault(0));
            else
                await Say(line);
        }
    }

    private async Task Part(string kind, string? body)
    {
        var path = ((JsonObject)document["paths"]!).Single(path => (string?)path.Value!["post"]?["operationId"] == "create" + kind).Key;
        var (list, one) = (document["paths"]![path]!, document["paths"]![path + "/{code}"]!);
        var sent = body is null ? Example(list["post"]!)!.AsObject() : JsonNode.Parse(body)!.AsObject();
        var place = sent["dimension"] is { } dimension ? $"dimension={dimension}" : "";
        await Say($"create{kind} | {place} | {sent.ToJsonString()}");
        await Say($"{list["get"]!["operationId"]} | {place}&first=2");
        await Say($"get{kind} | {place}&code={sent["code"]}");
        await Say($"update{kind} | {place}&code={sent["code"]} | {sent.ToJsonString()}");
    }

    private static string[] Parts(string line) => [.. Regex.Split(line, @" \|(?= |$)").Select(part => part.Trim())];

    private async Task Say(string line)
    {
        var parts = Parts(Regex.Replace(line, @"\$(\w+)", name => _known.GetValueOrDefault(name.Groups[1].Value, "unknown")));
        var (path, method, operation) = Find(parts[0]);
        var arguments = (parts.ElementAtOrDefault(1) ?? "")
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Append(["plan", Plan])
            .DistinctBy(pair => pair[0])
            .ToDictionary(pair => pair[0], pair => pair[1]);
        var query = string.Join(
            '&',
            arguments
                .Where(pair => !path.Contains($"{{{pair.Key}}}", StringComparison.Ordinal) && pair.Key != "plan")
                .Select(pair => $"{pair.Key}={pair.Value}")
        );
        var address = Regex.Replace(path, @"\{(\w+)\}", name => arguments[name.Groups[1].Value]) + (query.Length > 0 ? "?" + query : "");
        var type = operation["requestBody"]?["content"]!.AsObject().First().Key;
        var body =
            type is null ? null
            : parts.ElementAtOrDefault(2) is { Length: > 0 } given ? given
            : Example(operation)!.ToString();
        var file = body?.StartsWith("<= ", StringComparison.Ordinal) == true ? Filled(body[3..].Split(' ')) : null;
        if (body is not null && file is null && !body.StartsWith('{'))
            (type, body) = ("text/csv", body.Replace("\\n", "\n", StringComparison.Ordinal));
        var sender = parts.ElementAtOrDefault(3)?.Split(' ') switch
        {
            ["later"] => client.With("Prefer", "respond-async"),
            ["any"] => client.With("Accept", "*/*"),
            ["as", var key] => client.With("X-Api-Key", key),
            _ => client,
        };
        var http = new HttpMethod(method.ToUpperInvariant());
        var answer = file is null
            ? await sender.Send(http, address, body, type)
            : await sender.SendContent(http, address, new ByteArrayContent(file), type);
        if (answer.Status >= 300)
        {
            Refused.Add($"{line}: {answer.Status} {answer.Text}");
            return;
        }
        var name = answer.Status == 202 ? "accepted" : parts[0];
        Answers.TryAdd(name, answer);
        if (answer.Type == "application/json")
            Remember(name, answer.Json);
    }

    /// <summary>The workbook that an operation has answered, with another number in one of its cells.</summary>
    private byte[] Filled(string[] change) => WorkbookFile.With(Answers[change[0]].Bytes, (change[1], 7));

    private void Remember(string operation, JsonNode answer)
    {
        foreach (var name in new[] { "token", "version", "number", "id", "key", "fingerprint" })
        {
            var value =
                operation is "listAlerts" or "listFindings" ? answer["items"]?[0]?[name]
                : answer is JsonObject ? answer[name]
                : null;
            if (value is not null)
                _known[$"{operation}_{name}"] = value.ToString();
        }
    }

    private static JsonNode? Example(JsonNode operation) => operation["requestBody"]!["content"]!.AsObject().First().Value!["example"];

    private (string Path, string Method, JsonNode Operation) Find(string name) =>
        document["paths"]!
            .AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(method => (path.Key, method.Key, method.Value!)))
            .Single(operation => (string?)operation.Item3["operationId"] == name);

    /// <summary>A line that ends with a backslash goes on in the next.</summary>
    private static string Joined => Regex.Replace(Lines, @"\\\r?\n\s*", " ");

    private const string Lines = """
        createParty | | {"code":"coo","names":{"en":"Chief operating officer","zh":"首席运营官"},"kind":"person"}
        parts of | Party
        createPlan
        listPlans
        getPlan
        updatePlan | plan=demo-2025 | {"names":{"en":"The demo plan of 2025"}}
        changePlanStatus | plan=demo-2025
        importPlan | | {"format":"planapi/1","plan":{"code":"small-2025","calendar":{"year":2025},"currency":"EUR"}}
        validateDocument | | {"format":"planapi/1","plan":{"code":"small-2025","calendar":{"year":2025},"currency":"EUR"}}
        getCalendar | grain=quarter
        parts of | Section | {"code":"5.9","names":{"en":"Notes"},"purpose":"background"}
        parts of | NamedList |\
          {"code":"payment-methods","names":{"en":"Payment methods"},"announced":3,"items":[{"en":"card"},{"en":"transfer"}]}
        parts of | Currency | {"code":"JPY","names":{"en":"Yen","zh":"日元"}}
        parts of | ExchangeRate
        parts of | Dimension | {"code":"channel","names":{"en":"Channel","zh":"渠道"}}
        parts of | Member | {"code":"peru","dimension":"market","names":{"en":"Peru","zh":"秘鲁"},"parent":"latam"}
        loadMembers | dimension=market | code,names.en,parent\nchile,Chile,latam\n
        parts of | Group | {"code":"andes","dimension":"market","names":{"en":"The Andes"},"definitions":[{"members":["peru","chile"]}]}
        parts of | Indicator |\
          {"code":"refunds","names":{"en":"Refunds","zh":"退款"},"kind":"flow","unit":"number","decimals":0,"direction":"lowerIsBetter"}
        parts of | Target |\
          {"code":"few-refunds","indicator":"refunds","period":"2024","comparator":"atMost","value":1200,"names":{"en":"Few refunds"}}
        parts of | Objective
        parts of | KeyResult
        parts of | WeightWindow
        parts of | Weight
        listWeightsInForce
        adjustWeights
        adoptTarget | target=new-flagship-stores-kpi
        previewSpread
        applySpread | | {"token":"$previewSpread_token"}
        getChangeSet | sequence=$applySpread_version
        listChanges | sequence=$applySpread_version
        undoChangeSet | sequence=$applySpread_version
        listChangeSets | first=2
        verifyHistory
        compareVersions | from=1&first=3
        listPartHistory | kind=Target&key=few-refunds
        writeCells
        writeSlice
        getSliceWorkbook | indicators=new-flagship-stores&rows=tier&columns=quarter | | any
        applySliceWorkbook | dryRun=true | <= getSliceWorkbook C5
        readSlice
        explainCell
        getMatrix
        getMatrixNumbers | indicators=new-flagship-stores
        getDriverTree
        getTornado
        attributeChange
        tryDriverChanges
        parts of | Hold
        parts of | Bound
        parts of | Scenario
        writeCells | | {"scenario":"cautious","cells":[{"indicator":"new-flagship-stores","period":"2024","value":40}]}
        listDifferences | scenario=cautious
        mergeScenario | scenario=cautious
        previewDecomposition
        applyDecomposition | | {"token":"$previewDecomposition_token"}
        listFindings | first=2
        getFinding | fingerprint=$listFindings_fingerprint
        checkWhatIf
        listRules
        parts of | Waiver
        parts of | ImportMapping
        importFile | code=store-openings&dryRun=true | 层级;1月;2月\n腰部;1;2\n
        writeActuals
        rebuildSums
        evaluateLights
        listLights | first=2
        listLightChanges | first=2
        getMatrixLights
        getTargetLight | target=seller-satisfaction-kpi
        getPace | target=seller-satisfaction-kpi
        getKeyResultLight | keyResult=kr-average-order-value
        listAlerts | first=2
        getAlert | number=$listAlerts_number
        submitImprovementPlan | number=$listAlerts_number |\
          {"cause":"Two suppliers deliver late.","measures":[{"wording":"A second warehouse in the EU","owner":"sales-team",\
          "dueOn":"2024-09-30","expectedEffect":6}]}
        decideImprovementPlan | number=$listAlerts_number
        followMeasure | number=$listAlerts_number&measure=1
        getImprovementEffect | number=$listAlerts_number
        handleAlert | number=$listAlerts_number | {"action":"close","reason":"The measures have worked."}
        escalateAlerts
        makeForecast
        listOutlooks | first=2
        getTargetOutlook | target=seller-satisfaction-kpi
        getScorecard | objective=kpi-sales
        getScoreTrend | objective=kpi-sales&dates=2024-02-29,2024-03-18
        compareScores | objective=kpi-sales&againstDate=2024-02-29
        getOkr | objective=kpi-sales
        getOkrTree | root=kpi-sales
        parts of | Phase | {"code":"recovery","names":{"en":"Recovery","zh":"恢复期"},"start":"2024-Q4","end":"2024-Q4"}
        parts of | Initiative | {"code":"second-brand","names":{"en":"Second brand","zh":"第二品牌"},"phase":"recovery","start":"2024-10","end":"2024-12"}
        parts of | Contribution | {"code":"second-brand-gmv","initiative":"second-brand","target":"latam-gmv-share-initiative","effect":1.5}
        listContributionEffects | first=2
        parts of | Milestone | {"code":"second-brand-live","initiative":"second-brand","due":"2024-12-01","criteria":[{"en":"Ten sellers sell it"}]}
        parts of | Dependency | {"code":"live-after-recovery","milestone":"second-brand-live","afterPhase":"recovery","type":"startToFinish"}
        parts of | BudgetItem | {"code":"trade-fairs","names":{"en":"Trade fairs","zh":"展会"},"amount":2000000,"justification":{"en":"New sellers are met there"}}
        parts of | DecisionPackage | {"code":"trade-fairs-two","item":"trade-fairs","level":"minimum","amount":800000,"rank":1}
        parts of | FundingSource | {"code":"fair-grant","names":{"en":"Grant for fairs"},"type":"external","amount":300000}
        parts of | BudgetEntry | {"code":"canton-fair","item":"trade-fairs","period":"2024-04","amount":450000.5,"reference":{"en":"Invoice 17"}}
        parts of | Team | {"code":"fair-team","names":{"en":"Fair team"},"headCount":6}
        parts of | Post | {"code":"fair-lead","team":"fair-team","headCount":1,"isKey":true}
        parts of | StaffMovement | {"code":"fair-hires","team":"fair-team","type":"hire","period":"2024-02","planned":4,"actual":3}
        parts of | Resource | {"code":"fair-stands","names":{"en":"Stands"},"type":"equipment","quantity":4,"unitCost":20000,"fundedBy":["trade-fairs"]}
        parts of | RiskLevel | {"code":"watch","names":{"en":"Watch"},"severity":9,"probabilityFrom":5,"probabilityTo":5,"impactFrom":1,"impactTo":1}
        parts of | RiskCategory | {"code":"events","names":{"en":"Events"},"appetite":"watch"}
        parts of | Risk | {"code":"fair-cancelled","names":{"en":"A fair is cancelled"},"category":"events","probability":12.5}
        parts of | RiskAssessment | {"code":"fair-first","risk":"fair-cancelled","probability":2,"impact":2}
        parts of | RiskResponse | {"code":"fair-insurance","risk":"fair-cancelled","strategy":"transfer","due":"2024-03","cost":12000,"impactFactor":0.2}
        parts of | RiskImpact | {"code":"fair-loss","risk":"fair-cancelled","distribution":"pert","low":50000,"likely":200000,"high":900000}
        parts of | RiskCorrelation | {"code":"fairs-and-visas","first":"fair-cancelled","second":"exchange-rate","coefficient":0.3}
        parts of | ContingencyPlan | {"code":"online-fair","risk":"fair-cancelled","trigger":{"en":"The fair is cancelled"},"drillsAYear":2}
        parts of | Drill | {"code":"online-fair-spring","contingencyPlan":"online-fair","planned":"2024-Q2"}
        parts of | KeyRiskIndicator | {"code":"fair-visitors","names":{"en":"Visitors of the fair"},"risk":"fair-cancelled","indicator":"gmv","alarm":"below","yellow":500000,"red":200000}
        parts of | RiskCase | {"code":"fair-of-2020","names":{"en":"The fair of 2020"},"category":"events","happened":"2020","lessons":[{"en":"Book late"}]}
        parts of | Committee | {"code":"fair-board","names":{"en":"Fair board"},"quorum":60,"requiredRoles":["expert"]}
        parts of | CommitteeSeat | {"code":"fair-board-expert","committee":"fair-board","party":"sales-team","role":"expert"}
        createApiKey | | {"name":"fair-judge","role":"committee"}
        parts of | Party | {"code":"fair-judge","names":{"en":"Judge of the fair"},"subject":"fair-judge"}
        createCommitteeSeat | | {"code":"fair-board-judge","committee":"fair-board","party":"fair-judge","role":"expert"}
        previewChange
        proposeChange | | {"title":"A higher conversion","reason":"The new pages convert better","committee":"fair-board",\
          "owner":"sales-team","changes":{"targets":{"inquiry-conversion-kpi":{"value":6.6},"seller-satisfaction-kpi":{"value":91}}}}
        listChangeRequests | first=2
        getChangeRequest | number=$proposeChange_number
        assessChange | number=$proposeChange_number
        voteOnChange | number=$proposeChange_number | {"choice":"for","reason":"It pays."} | as $createApiKey_key
        withdrawChange | number=$proposeChange_number
        proposeChange | | {"title":"Brands in Latin America","reason":"They sell","committee":"fair-board","owner":"sales-team",\
          "changes":{"risks":{"fair-cancelled":{"scope":{"market":"latam"}}},"objectives":{"kpi-latam-fairs":{"wording":{"en":"Fairs"},"scope":{"market":"latam"}}}}}
        assessChange | number=$proposeChange_number
        voteOnChange | number=$proposeChange_number | {"choice":"for"} | as $createApiKey_key
        pilotChange | number=$proposeChange_number
        applyChange | number=$proposeChange_number
        escalateChangeRequests
        getSchedule
        getRiskMatrix
        previewSlips
        simulateRisks | | {"trials":2000,"seed":7,"reserve":500000,"tolerance":[{"loss":100000,"probability":5}]}
        getBudget | date=2024-05-31
        getStaffing | date=2024-05-31
        parts of | ReviewSchedule |\
          {"code":"monthly-sales","names":{"en":"Sales, by month"},"cadence":"month","questions":[{"en":"What was reached?"}]}
        parts of | PlanningRound | {"code":"fair-round","names":{"en":"What the fairs will bring"},"opens":"2023-11-01","due":"2023-11-30"}
        parts of | SliceAssignment |\
          {"code":"fair-gmv","round":"fair-round","indicators":["gmv"],"measure":"forecast","period":"2024","grain":"quarter"}
        moveSliceAssignment | code=fair-gmv | {"state":"submitted"}
        moveBudgetItem | code=trade-fairs | {"state":"submitted"}
        getRoundProgress | code=fair-round
        closePeriod | | {"period":"2024-01","measure":"reference","withGaps":true,"note":"Reported in February"}
        listPeriodClosings | first=2
        getPeriodClosing | number=$closePeriod_number
        reopenPeriod | number=$closePeriod_number
        listDuties | first=3
        setMailPreferences | code=sales-team
        getMailPreferences | code=sales-team
        listAllDuties | first=2&overdue=true
        rollPlanForward | | {"code":"intl-2025"}
        openReview | | {"schedule":"monthly-assessment","period":"2024-02"}
        listReviews | first=2
        getReview | number=$openReview_number
        editReview | number=$openReview_number
        addReviewAction | number=$openReview_number | {"wording":"Renew the contracts","owner":"sales-team","dueOn":"2024-04-30"}
        settleReviewAction | number=$openReview_number&action=1
        changeReviewState | number=$openReview_number
        addComment
        listComments
        getComment | number=$addComment_number
        updateComment | number=$addComment_number
        addLink
        uploadEvidence | subject=target:seller-satisfaction-kpi&name=minutes.csv | a,b\n1,2\n
        listEvidence
        getEvidence | number=$addLink_number
        listEvents | after=0&first=2
        createStreamTicket
        runBatch
        createApiKey
        listApiKeys
        getApiKey | id=$createApiKey_id
        rotateApiKey | id=$createApiKey_id | {"oldSecretEndsAt":"2030-01-31T00:00:00Z"}
        readmitPerson | id=$createApiKey_id
        revokeApiKey | id=$createApiKey_id
        createWebhook
        listWebhooks
        getWebhook | id=$createWebhook_id
        listWebhookDeliveries | id=$createWebhook_id
        rotateWebhookSecret | id=$createWebhook_id
        replayWebhook | id=$createWebhook_id
        updateWebhook | id=$createWebhook_id | {"isPaused":true,"address":"https://192.0.2.1/hooks/plan"}
        testWebhook | id=$createWebhook_id
        deleteWebhook | id=$createWebhook_id
        evaluateLights | | | later
        getOperation | id=$accepted_id
        listOperations
        cancelOperation | id=$accepted_id
        listWork
        createImportSchedule
        listImportSchedules
        getImportSchedule | id=$createImportSchedule_id
        listImportRuns | id=$createImportSchedule_id
        runImportSchedule | id=$createImportSchedule_id
        updateImportSchedule | id=$createImportSchedule_id | {"isPaused":true}
        deleteImportSchedule | id=$createImportSchedule_id
        exportPlan
        """;
}
