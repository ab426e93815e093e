namespace PlanApi.IntegrationTests.Grants;

/// <summary>A request of one REST operation, with places such as <c>@target</c> for what <see cref="Pool"/> holds.</summary>
/// <param name="Operation">As the OpenAPI document calls it.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">Below the plan, or from the root.</param>
/// <param name="Body">JSON, or text behind its media type.</param>
internal sealed record Ask(string Operation, string Method, string Path, string Body)
{
    public bool Writes => Method != "GET" && !RestAsks.Checks.Contains(Operation);

    public override string ToString() => $"{Operation} {Method} {Path} {Body}";
}

/// <summary>Examples for every operation; the walk fails where an operation has none.</summary>
internal static partial class RestAsks
{
    /// <summary>Sent by POST for their bodies, but read.</summary>
    public static readonly string[] Checks =
    [
        "readSlice",
        "exportSlice",
        "explainCell",
        "getDriverTree",
        "getTornado",
        "attributeChange",
        "tryDriverChanges",
        "previewSpread",
        "exportSpreadPreview",
        "checkWhatIf",
        "validateDocument",
        "createStreamTicket",
    ];

    public static IReadOnlyList<Ask> All { get; } = [.. Parse(Reads), .. Parse(Questions), .. Parse(Writes), .. Parts()];

    private static IEnumerable<Ask> Parse(string lines) =>
        lines
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(" | ", 4))
            .Select(parts => new Ask(parts[0], parts[1], parts[2], parts.Length > 3 ? parts[3] : ""));

    private const string Reads = """
        listAlerts | GET | alerts
        listAlerts | GET | alerts?state=open,planSubmitted,planAccepted&first=1
        getAlert | GET | alerts/@alert
        getImprovementEffect | GET | alerts/@alert/improvement-plan/effect
        listApiKeys | GET | /v1/api-keys
        getApiKey | GET | /v1/api-keys/@key
        getCalendar | GET | calendar
        verifyHistory | GET | history-verification
        listChangeSets | GET | change-sets
        listChangeRequests | GET | change-requests
        getChangeRequest | GET | change-requests/1
        listCommittees | GET | committees
        listCommitteeSeats | GET | committee-seats?committee=board
        listChangeSets | GET | change-sets?door=rest&actor=local&useCase=ImportPlan&since=2024-01-01T00:00:00Z&until=2034-01-01T00:00:00Z
        compareVersions | GET | comparison?from=1&first=1000
        compareVersions | GET | comparison?from=1&to=2&kind=Target,Cell
        listPartHistory | GET | part-history?kind=Target&key=@target
        getChangeSet | GET | change-sets/@change
        listChanges | GET | change-sets/@change/changes
        listComments | GET | comments
        listComments | GET | comments?subject=@subject
        listComments | GET | comments?thread=@comment
        listComments | GET | comments?author=@author
        getComment | GET | comments/@comment
        listEvents | GET | events?after=0&first=1000
        listEvents | GET | events?after=0&target=@target
        listEvents | GET | events?after=0&objective=@objective
        listEvidence | GET | evidence
        listEvidence | GET | evidence?subject=@subject
        getEvidence | GET | evidence/@evidence
        openEvidence | GET | evidence/@evidence/content
        listFindings | GET | findings
        listFindings | GET | findings?scenario=cautious&against=baseline
        getFinding | GET | findings/@finding
        listOutlooks | GET | outlooks
        listOutlooks | GET | outlooks?at=@at
        listOutlooks | GET | outlooks?objective=@objective
        getTargetOutlook | GET | targets/@target/outlook
        getTargetTrend | GET | targets/@target/trend
        getPace | GET | targets/@target/pace
        getTargetLight | GET | targets/@target/light
        getKeyResultLight | GET | key-results/@keyResult/light
        listLights | GET | lights
        listLights | GET | lights?at=@at
        listLights | GET | lights?objective=@objective&date=2024-02-29
        listLightChanges | GET | lights/changes
        listLightChanges | GET | lights/changes?target=@target
        getMatrix | GET | matrix
        getMatrixNumbers | GET | matrix/numbers
        getMatrixNumbers | GET | matrix/numbers?indicators=gmv,orders&measure=actual&grain=month
        getMatrixLights | GET | matrix/lights
        getMatrixPicture | GET | matrix/lights/picture
        getOkr | GET | okrs/@objective
        getOkrTree | GET | okr-tree?date=2024-02-29
        getOkrTree | GET | okr-tree?root=@objective
        getOkrPicture | GET | okr-tree/picture?date=2024-02-29
        getOkrPicture | GET | okr-tree/picture?root=@objective
        listDuties | GET | duties
        listDuties | GET | duties?party=boss&kind=answerAlert,holdReview,reassessRisk
        listAllDuties | GET | /v1/duties
        listAllDuties | GET | /v1/duties?mine=true
        getDutyCalendar | GET | duties/calendar
        getMailPreferences | GET | parties/boss/mail-preferences
        listWork | GET | /v1/work
        listOperations | GET | /v1/operations
        getOperation | GET | /v1/operations/1
        getOperationResult | GET | /v1/operations/1/result
        listImportSchedules | GET | /v1/import-schedules
        getImportSchedule | GET | /v1/import-schedules/1
        listImportRuns | GET | /v1/import-schedules/1/runs
        listWebhooks | GET | /v1/webhooks
        getWebhook | GET | /v1/webhooks/1
        listWebhookDeliveries | GET | /v1/webhooks/1/deliveries
        exportPlan | GET | document
        listPlans | GET | /v1/plans
        getPlan | GET | /v1/plans/@plan
        listPeriodClosings | GET | period-closings
        getPeriodClosing | GET | period-closings/1
        listReviews | GET | reviews
        listReviews | GET | reviews?schedule=@reviewSchedule
        getReview | GET | reviews/@review
        getReviewReport | GET | reviews/@review/report
        listRules | GET | /v1/rules
        listDifferences | GET | scenarios/cautious/differences
        getScorecard | GET | scorecard?scope=@at
        getScorecard | GET | scorecard?objective=@objective
        getScorecard | GET | scorecard?keyResult=@keyResult
        getScoreTrend | GET | scorecard/trend?scope=@at&dates=2024-02-29,2024-03-18
        getScoreTrend | GET | scorecard/trend?objective=@objective&dates=2024-03-18
        compareScores | GET | scorecard/comparison?scope=@at&againstDate=2024-02-29
        compareScores | GET | scorecard/comparison?objective=sales-mid-first&againstObjective=@objective
        compareScores | GET | scorecard/comparison?keyResult=@keyResult&againstScenario=cautious
        listWeightsInForce | GET | weights-in-force
        listWeightsInForce | GET | weights-in-force?date=2024-06-18
        listTargets | GET | targets?at=@at
        listTargets | GET | targets?scope=@at
        listTargets | GET | targets?sort=-indicator&first=2
        listTargets | GET | targets?indicator=@indicator
        listKeyResults | GET | key-results?indicator=@indicator
        listIndicators | GET | indicators?base=@indicator
        listHolds | GET | holds?indicator=@indicator
        listObjectives | GET | objectives?parent=@objective
        listObjectives | GET | objectives?at=@at
        listObjectives | GET | objectives?scope=@at
        listKeyResults | GET | key-results?objective=@objective
        listKeyResults | GET | key-results?target=@target
        listKeyResults | GET | key-results?owner=boss&indicator=gmv
        listWeights | GET | weights?objective=@objective
        listWeights | GET | weights?keyResult=@keyResult
        listWeights | GET | weights?of=@at
        listWeights | GET | weights?within=@at
        listReviewSchedules | GET | review-schedules?objective=@objective
        getSchedule | GET | schedule
        getBudget | GET | budget
        getBudget | GET | budget?date=2024-04-15
        getBudgetPicture | GET | budget/picture
        getBudgetPicture | GET | budget/picture?date=2024-04-15
        getStaffing | GET | staffing
        getGanttChart | GET | schedule/gantt
        getScheduleCalendar | GET | schedule/calendar
        listInitiatives | GET | initiatives?parent=@initiative
        listInitiatives | GET | initiatives?at=@at&phase=build-up
        listContributions | GET | contributions?initiative=@initiative
        listContributions | GET | contributions?target=@target
        listContributionEffects | GET | contribution-effects
        listContributionEffects | GET | contribution-effects?initiative=@initiative
        listContributionEffects | GET | contribution-effects?target=@target&date=2024-03-18
        listMilestones | GET | milestones?initiative=@initiative
        listMilestones | GET | milestones?at=@at
        listDependencies | GET | dependencies?afterInitiative=@initiative
        listDependencies | GET | dependencies?milestone=@milestone&afterPhase=build-up
        listBudgetItems | GET | budget-items?parent=@budgetItem
        listBudgetItems | GET | budget-items?objective=@objective
        listBudgetItems | GET | budget-items?at=@at
        listDecisionPackages | GET | decision-packages?item=@budgetItem
        listBudgetEntries | GET | budget-entries?item=@budgetItem
        listRisks | GET | risks?at=@at&category=political
        getRiskMatrix | GET | risk-matrix
        getRiskMatrix | GET | risk-matrix?kind=inherent&settle=lessSevere
        getLossPicture | GET | risk-simulations/picture?trials=200&tolerance=100:5
        getRiskPicture | GET | risk-matrix/picture
        listRiskAssessments | GET | risk-assessments?risk=@risk
        listRiskResponses | GET | risk-responses?risk=@risk
        listRiskResponses | GET | risk-responses?cap=@target
        listRiskImpacts | GET | risk-impacts?risk=@risk&indicator=gmv
        listRiskCorrelations | GET | risk-correlations?risk=@risk
        listContingencyPlans | GET | contingency-plans?risk=@risk
        listDrills | GET | drills?contingencyPlan=@contingencyPlan
        listRiskCases | GET | risk-cases?risk=@risk
        listKeyRiskIndicators | GET | key-risk-indicators?risk=@risk
        listRiskCases | GET | risk-cases?q=zzh%20case
        listSliceAssignments | GET | slice-assignments?round=bottom-up&party=boss
        listSliceAssignments | GET | slice-assignments?at=@at
        getRoundProgress | GET | planning-rounds/bottom-up/progress
        listMembers | GET | dimensions/tier/members?parent=@member
        listGroups | GET | dimensions/tier/groups?member=@member
        listHolds | GET | holds?owner=coo&indicator=orders
        listBounds | GET | bounds?owner=coo
        listImportMappings | GET | import-mappings?format=csv
        listWaivers | GET | waivers?finding=0123456789abcdef
        """;

    private const string Questions = """
        readSlice | POST | slices | {"indicators":["gmv","orders","visitors","gmv-identity","order-value"],"measures":["target","actual","forecast"],"rows":[{"dimension":"tier","leaves":true,"total":true}],"columns":[{"grain":"month","total":true}]}
        readSlice | POST | slices | {"indicators":["gmv","gmv-share","gmv-growth","order-rate"],"filter":@scope,"columns":[{"grain":"quarter","total":true}]}
        readSlice | POST | slices?first=1 | {"indicators":["gmv"],"filter":{"tier":"mid"},"rows":[{"dimension":"line","total":true}],"columns":[{"dimension":"tier","below":"mid","total":true}]}
        readSlice | POST | slices | {"indicators":["gmv"],"rows":[{"dimension":"tier","members":["@member"]}],"period":"2024"}
        readSlice | POST | slices | {"indicators":["gmv"],"filter":@scope,"scenario":"cautious","against":"baseline","period":"2024-01","parentage":"asIs"}
        readSlice | POST | slices | {"indicators":["gmv","@indicator"],"measures":["target","actual"],"filter":{"line":"sales","tier":"mid-a"},"columns":[{"grain":"month","total":true}]}
        downloadSliceAsCsv | GET | slices.csv?indicators=@indicator&filter=line=sales,tier=mid-a&columns=month
        getSliceWorkbook | GET | slices/workbook?indicators=@indicator&filter=line=sales,tier=mid-a&columns=quarter
        explainCell | POST | cell-explanations | {"indicator":"@indicator","scope":{"line":"sales","tier":"mid-a"},"period":"2024-01"}
        exportSlice | POST | slices/csv | {"indicators":["gmv","orders"],"measures":["target","actual"],"rows":[{"dimension":"tier","leaves":true,"total":true}],"columns":[{"grain":"month","total":true}]}
        exportSlice | POST | slices/csv | {"indicators":["gmv"],"filter":@scope,"period":"2024"}
        downloadSliceAsCsv | GET | slices.csv?indicators=gmv,orders&measures=target,actual&rows=tier%40leaves%2B&columns=month%2B
        downloadSlice | GET | slices?indicators=gmv,orders&measures=target,actual&rows=tier%40leaves%2B&columns=month%2B
        downloadSliceAsXlsx | GET | slices.xlsx?indicators=gmv,orders&measures=target,actual&rows=tier%40leaves%2B&columns=month%2B
        downloadSliceAsParquet | GET | slices.parquet?indicators=gmv,orders&measures=target,actual&rows=tier%40leaves%2B&columns=month%2B
        downloadSliceAsNdjson | GET | slices.ndjson?indicators=gmv,orders&measures=target,actual&rows=tier%40leaves%2B&columns=month%2B
        downloadSliceAsCsv | GET | slices.csv?indicators=gmv&filter=@at&period=2024
        getSliceWorkbook | GET | slices/workbook?indicators=gmv,orders&rows=tier%40leaves%2B&columns=month%2B
        getSliceWorkbook | GET | slices/workbook?indicators=gmv&filter=@at&columns=quarter
        downloadSliceAsCsv | GET | slices.csv?indicators=gmv&rows=tier=@member&scenario=cautious
        explainCell | POST | cell-explanations | {"indicator":"gmv","scope":@scope,"period":"2024-01"}
        explainCell | POST | cell-explanations | {"indicator":"visitors","scope":@scope,"period":"2024-01"}
        explainCell | POST | cell-explanations | {"indicator":"visitors","scope":{"line":"sales","tier":"mid-a"},"period":"2024-01"}
        explainCell | POST | cell-explanations | {"indicator":"gmv-share","scope":@scope,"period":"2024-01"}
        explainCell | POST | cell-explanations | {"indicator":"gmv-growth","scope":@scope,"period":"2024-Q2"}
        explainCell | POST | cell-explanations | {"indicator":"order-rate","scope":@scope,"period":"2024-01"}
        explainCell | POST | cell-explanations | {"indicator":"gmv","measure":"actual","scope":@scope,"period":"2024"}
        explainCell | POST | cell-explanations | {"scenario":"cautious","indicator":"gmv","scope":@scope,"period":"2024-01"}
        getDriverTree | POST | driver-trees | {"indicator":"gmv-identity","scope":@scope,"period":"2024-01"}
        getTornado | POST | driver-tornados | {"percent":10,"indicator":"gmv-identity","scope":@scope,"period":"2024-01"}
        getTornadoPicture | GET | driver-tornados/picture?indicator=gmv-identity&scope=@at&period=2024-01
        attributeChange | POST | driver-attributions | {"from":{"period":"2024-01","measure":"target"},"indicator":"gmv-identity","measure":"actual","scope":@scope,"period":"2024-01"}
        attributeChange | POST | driver-attributions | {"from":{"scope":@scope},"indicator":"gmv-identity","measure":"target","scope":{"line":"sales","tier":"mid"},"period":"2024-01"}
        tryDriverChanges | POST | driver-what-ifs | {"changes":[{"indicator":"visitors","percent":10}],"indicator":"gmv-identity","scope":@scope,"period":"2024-01","scenarios":["cautious"]}
        previewSpread | POST | spread-previews | {"indicator":"gmv","scope":@scope,"period":"2024-01","value":200,"method":"proportional","over":[{"dimension":"tier","leaves":true}]}
        previewSpread | POST | spread-previews | {"indicator":"gmv","scope":@scope,"period":"2024","value":900,"method":"equal","propagate":true,"over":[{"grain":"quarter"}]}
        previewSpread | POST | spread-previews | {"indicator":"orders","scope":@scope,"period":"2024-Q2","value":900,"method":"equal","over":[{"grain":"month"}]}
        previewSpread | POST | spread-previews | {"indicator":"gmv","scope":{"line":"sales","tier":"mid"},"period":"2024-01","value":200,"method":"relative","like":{"indicator":"gmv","scope":@scope},"over":[{"grain":"day"}]}
        previewSpread | POST | spread-previews | {"indicator":"gmv-share","solveFor":"gmv","scope":@scope,"period":"2024-01","value":20,"method":"proportional","over":[{"dimension":"line"}]}
        previewSpread | POST | spread-previews | {"indicator":"gmv","scope":{"line":"sales","tier":"mid"},"period":"2024-01","value":9000500,"method":"equal","over":[{"dimension":"tier","members":["mid-a","@member"]}]}
        previewSpread | POST | spread-previews | {"indicator":"gmv","scope":{"line":"sales","tier":"mid"},"period":"2024-01","value":9000500,"method":"equal","over":[{"dimension":"tier"}]}
        previewSpread | POST | spread-previews | {"indicator":"gmv","scope":{"line":"sales","tier":"mid"},"period":"2024-02","value":900,"method":"weighted","weights":[{"member":"mid-a","value":1},{"member":"@member","value":2}],"over":[{"dimension":"tier"}]}
        previewDecomposition | POST | decomposition-previews | {"keyResults":["@keyResult"],"over":[{"dimension":"tier"}]}
        previewDecomposition | POST | decomposition-previews | {"over":[{"dimension":"tier","members":["@member"]}]}
        previewSlips | POST | schedule-previews | {"slips":[{"initiative":"@initiative","startsLater":10}]}
        previewSlips | POST | schedule-previews | {"slips":[{"milestone":"@milestone","finishesLater":10}]}
        simulateRisks | POST | risk-simulations | {"trials":100,"risks":["sales-risk"],"outputs":[{"indicator":"gmv","scope":@scope,"period":"2024-01"}]}
        simulateRisks | POST | risk-simulations | {"trials":100,"risks":["@risk"],"responses":["@riskResponse"]}
        exportSpreadPreview | POST | spread-previews/csv | {"indicator":"gmv","scope":@scope,"period":"2024-01","value":200,"method":"proportional","over":[{"dimension":"tier","leaves":true}]}
        createStreamTicket | POST | /v1/stream-tickets
        checkWhatIf | POST | findings/what-if | {"targets":{"@target":{"value":6}}}
        validateDocument | POST | /v1/plan-documents/validation | {"format":"planapi/1","plan":{"code":"world","calendar":{"year":2024},"currency":"CNY"}}
        """;
}
