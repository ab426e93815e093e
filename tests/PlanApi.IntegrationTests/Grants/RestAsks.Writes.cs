using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Grants;

internal static partial class RestAsks
{
    private const string Writes = """
        writeActuals | POST | actuals | {"rows":[{"indicator":"visitors","scope":@scope,"date":"2024-03-18","value":2}]}
        writeActuals | POST | actuals | {"mode":"rowByRow","rows":[{"indicator":"visitors","scope":{"line":"sales","tier":"mid-a"},"date":"2024-03-18","value":9000500},{"indicator":"visitors","scope":@scope,"date":"2024-03-18","value":2}]}
        writeActuals | POST | actuals | {"rows":[{"indicator":"visitors","scope":@scope,"date":"2024-01-10","value":2,"source":"shop","sourceKey":"orders 2024-01-10 {\"line\":\"sales\",\"tier\":\"zzh-big\"}"}]}
        rebuildSums | POST | actuals/sums
        submitImprovementPlan | POST | alerts/@alert/improvement-plan | {"cause":"so","measures":[{"wording":"such","owner":"boss","dueOn":"2024-09-30"}]}
        submitImprovementPlan | POST | alerts/@alert/improvement-plan | {"cause":"","measures":[{"wording":"such","owner":"nobody","dueOn":"2020-09-30"}]}
        decideImprovementPlan | POST | alerts/@alert/improvement-plan/decision | {"accepted":false,"reason":"so"}
        handleAlert | POST | alerts/@alert/handling | {"action":"acknowledge","reason":"so"}
        handleAlert | POST | alerts/@alert/handling | {"action":"mute","reason":"so","until":"2024-06-30"}
        handleAlert | POST | alerts/@alert/handling | {"action":"close","reason":"so"}
        followMeasure | POST | alerts/@alert/improvement-plan/measures/1 | {"state":"done","note":"so"}
        followMeasure | POST | alerts/@alert/improvement-plan/measures/7 | {"state":"done","note":"so"}
        escalateAlerts | POST | alerts/escalations
        runBatch | POST | /v1/batch | {"requests":[{"id":"a","method":"GET","path":"/v1/plans/@plan/targets/@target"},{"id":"b","method":"PATCH","path":"/v1/plans/@plan/targets/@target","ifMatch":"*","body":{"value":7}}]}
        runBatch | POST | /v1/batch | {"atomic":true,"requests":[{"id":"a","method":"PATCH","path":"/v1/plans/@plan/objectives/@objective","ifMatch":"*","body":{"owner":"boss"}},{"id":"b","method":"DELETE","path":"/v1/plans/@plan/targets/@target","ifMatch":"*"}]}
        createApiKey | POST | /v1/api-keys | {"name":"another","role":"viewer"}
        rotateApiKey | POST | /v1/api-keys/@key/rotation | {"oldSecretEndsAt":"2030-01-31T00:00:00Z"}
        readmitPerson | POST | /v1/api-keys/@key/readmission
        revokeApiKey | DELETE | /v1/api-keys/@key
        importFile | POST | import-mappings/@importMapping/imports | text/csv:Value\n1\n
        applySliceWorkbook | POST | slices/workbook?dryRun=true | workbook:indicators=gmv&filter=@at&columns=quarter
        createImportSchedule | POST | /v1/import-schedules | {"plan":"@plan","mapping":"@importMapping","address":"https://files.example.com/a.csv","cron":"0 6 * * *"}
        updateImportSchedule | PATCH | /v1/import-schedules/1 | {"isPaused":true}
        runImportSchedule | POST | /v1/import-schedules/1/runs
        deleteImportSchedule | DELETE | /v1/import-schedules/1
        createWebhook | POST | /v1/webhooks | {"plan":"@plan","address":"https://hooks.example.com/","target":"@target","objective":"@objective"}
        updateWebhook | PATCH | /v1/webhooks/1 | {"target":"@target"}
        rotateWebhookSecret | POST | /v1/webhooks/1/secret
        testWebhook | POST | /v1/webhooks/1/test
        replayWebhook | POST | /v1/webhooks/1/replays | {"after":"0"}
        deleteWebhook | DELETE | /v1/webhooks/1
        writeSlice | POST | slices/values | {"slice":{"indicators":["gmv"],"filter":@scope,"columns":[{"grain":"month","within":"2024-Q1"}]},"values":[[1,2,3]],"results":true}
        writeSlice | POST | slices/values | {"slice":{"indicators":["gmv"],"filter":{"line":"sales"},"rows":[{"dimension":"tier","members":["mid-a","@member"]}],"period":"2024-01"},"values":[[9000500],[2]],"results":true}
        writeCells | POST | cells | {"cells":[{"indicator":"gmv","scope":@scope,"period":"2024-05","value":2}],"results":true}
        writeCells | POST | cells | {"cells":[{"indicator":"gmv","scope":{"line":"sales","tier":"mid-a"},"period":"2024-02","value":9000500},{"indicator":"gmv","scope":@scope,"period":"2024-02","value":2}],"results":true}
        writeCells | POST | cells | {"cells":[{"indicator":"orders","scope":{"line":"sales","tier":"mid-b"},"period":"2024-04","value":9000500},{"indicator":"orders","scope":@scope,"period":"2024-04","value":null}]}
        writeCells | POST | cells?scenario=cautious | text/csv:indicator,measure,period,scope.line,scope.tier,value\ngmv,target,2024-01,sales,@member,4\n
        previewChange | POST | change-requests/preview | {"changes":{"targets":{"@target":{"value":7}}}}
        proposeChange | POST | change-requests | {"title":"so","reason":"so","committee":"board","owner":"boss","changes":{"targets":{"@target":{"value":7}}}}
        assessChange | POST | change-requests/1/assessment | {"impact":"so","isRecommended":true}
        voteOnChange | POST | change-requests/1/votes | {"choice":"for"}
        pilotChange | POST | change-requests/1/pilot | {"scope":@scope}
        applyChange | POST | change-requests/1/application
        withdrawChange | POST | change-requests/1/withdrawal | {"reason":"so"}
        escalateChangeRequests | POST | change-requests/escalations
        undoChangeSet | POST | change-sets/@change/undo
        addComment | POST | comments | {"subject":@subjectBody,"text":"so"}
        addComment | POST | comments | {"inReplyTo":@comment,"text":"so"}
        updateComment | PATCH | comments/@comment | {"resolved":true}
        deleteComment | DELETE | comments/@comment
        addLink | POST | evidence/links | {"subject":@subjectBody,"link":"https://example.com/1","title":"so"}
        uploadEvidence | POST | evidence/files?subject=@subject&name=so.txt&title=so | text/plain:so
        removeEvidence | DELETE | evidence/@evidence
        makeForecast | POST | forecasts | {"date":"2024-03-31","methods":["remainingTargets","runRate"]}
        makeForecast | POST | forecasts | {"date":"2024-03-31","methods":["runRate"],"scope":@scope,"indicators":["gmv"]}
        applyDecomposition | POST | decompositions | {"token":"@token"}
        evaluateLights | POST | lights/evaluations
        cancelOperation | POST | /v1/operations/1/cancellation
        loadMembers | POST | dimensions/tier/members/load | text/csv:code,parent\nmid-c,mid\n
        importPlan | POST | /v1/plan-documents | {"format":"planapi/1","plan":{"code":"world","calendar":{"year":2024},"currency":"CNY"}}
        createPlan | POST | /v1/plans | {"code":"@plan","calendar":{"year":2024},"currency":"CNY"}
        updatePlan | PATCH | /v1/plans/@plan | {"names":{"en":"so"}}
        deletePlan | DELETE | /v1/plans/@plan
        rollPlanForward | POST | roll-forward | {"code":"world"}
        changePlanStatus | PUT | status | {"status":"inReview"}
        openReview | POST | reviews | {"schedule":"@reviewSchedule","period":"2024-01"}
        editReview | PATCH | reviews/@review | {"conclusion":"so"}
        addReviewAction | POST | reviews/@review/actions | {"wording":"so","owner":"boss","dueOn":"2024-04-30"}
        settleReviewAction | POST | reviews/@review/actions/1/state | {"state":"done","note":"so"}
        closePeriod | POST | period-closings | {"period":"2024-01","withGaps":true}
        reopenPeriod | POST | period-closings/1/reopening | {"reason":"so"}
        changeReviewState | POST | reviews/@review/state | {"state":"closed"}
        mergeScenario | POST | scenarios/cautious/merge
        discardScenario | POST | scenarios/cautious/discard
        applySpread | POST | spreads | {"token":"@token"}
        adoptTarget | POST | targets/@target/adopt
        adoptTarget | POST | targets/@target/adopt?scenario=cautious
        adjustWeights | POST | weight-adjustments | {"from":"2024-04-01","reason":{"en":"so"},"weights":[{"keyResult":"@keyResult","value":35}]}
        createTarget | POST | targets | {"code":"fresh-@n","indicator":"gmv","scope":@scope,"comparator":"equal","value":1}
        createTarget | POST | targets | {"code":"@target","indicator":"gmv","scope":{"line":"sales","tier":"mid"},"comparator":"equal","value":1}
        updateTarget | PATCH | targets/sales-mid-gmv | {"scope":{"tier":"@member"}}
        updateTarget | PATCH | targets/sales-mid-gmv | {"scope":{"tier":@top}}
        updateTarget | PATCH | targets/sales-mid-gmv | {"code":"@target"}
        createTarget | POST | targets | {"code":"fresh-@n","indicator":"@indicator","scope":{"line":"sales","tier":"mid"},"comparator":"equal","value":1}
        updateTarget | PATCH | targets/sales-mid-gmv | {"indicator":"@indicator"}
        writeActuals | POST | actuals | {"rows":[{"indicator":"@indicator","scope":{"line":"sales","tier":"mid-a"},"date":"2024-03-19","value":2}]}
        writeCells | POST | cells | {"cells":[{"indicator":"gmv","scope":{"line":"sales","tier":"mid-a"},"period":"2024-06","value":2},{"indicator":"@indicator","scope":{"line":"sales","tier":"mid-a"},"period":"2024-06","value":2}],"results":true}
        writeSlice | POST | slices/values | {"slice":{"indicators":["@indicator"],"filter":{"line":"sales","tier":"mid-a"},"period":"2024-06"},"values":[[2]],"results":true}
        createObjective | POST | objectives | {"code":"fresh-@n","scope":{"line":"sales","tier":"mid"},"parents":["@objective"]}
        createObjective | POST | objectives | {"code":"@objective","scope":{"line":"sales","tier":"mid"}}
        createObjective | POST | objectives | {"code":"fresh-@n","scope":@scope}
        updateObjective | PATCH | objectives/sales-mid-below | {"parents":["@objective"]}
        updateObjective | PATCH | objectives/sales-mid-first | {"scope":{"tier":"@member"}}
        updateObjective | PATCH | objectives/sales-mid-first | {"scope":{"tier":@top}}
        createKeyResult | POST | key-results | {"code":"fresh-@n","objective":"@objective","target":"sales-mid-gmv"}
        createKeyResult | POST | key-results | {"code":"fresh-@n","objective":"sales-mid-first","target":"@target"}
        createKeyResult | POST | key-results | {"code":"@keyResult","objective":"sales-mid-first","target":"sales-mid-gmv"}
        updateKeyResult | PATCH | key-results/sales-kr | {"target":"@target"}
        updateKeyResult | PATCH | key-results/sales-kr | {"objective":"@objective"}
        createWeight | POST | weights | {"code":"fresh-@n","of":@scope,"value":1}
        createWeight | POST | weights | {"code":"fresh-@n","of":{"line":"sales"},"within":@scope,"value":1}
        createWeight | POST | weights | {"code":"fresh-@n","objective":"@objective","value":1}
        createHold | POST | holds | {"code":"@hold","indicator":"gmv","scope":@scope,"period":"2024","measure":"target"}
        createBound | POST | bounds | {"code":"@bound","indicator":"gmv","scope":@scope,"period":"2024","measure":"target","max":1}
        createMember | POST | dimensions/tier/members | {"code":"@member","dimension":"tier","parent":"mid"}
        updateMember | PATCH | dimensions/tier/members/mid-a | {"parent":"@member"}
        createGroup | POST | dimensions/tier/groups | {"code":"@group","dimension":"tier","definitions":[{"members":["@member"]}]}
        createReviewSchedule | POST | review-schedules | {"code":"@reviewSchedule","cadence":"month","scope":@scope}
        createInitiative | POST | initiatives | {"code":"fresh-@n","scope":{"line":"sales","tier":"mid"},"parent":"@initiative"}
        createInitiative | POST | initiatives | {"code":"@initiative","scope":{"line":"sales","tier":"mid"}}
        createInitiative | POST | initiatives | {"code":"fresh-@n","scope":@scope}
        updateInitiative | PATCH | initiatives/sales-push-below | {"parent":"@initiative"}
        updateInitiative | PATCH | initiatives/sales-push-below | {"scope":{"tier":"@member"}}
        createContribution | POST | contributions | {"code":"fresh-@n","initiative":"sales-push","target":"@target"}
        createContribution | POST | contributions | {"code":"fresh-@n","initiative":"@initiative","target":"sales-mid-gmv"}
        createMilestone | POST | milestones | {"code":"@milestone","scope":{"line":"sales","tier":"mid"}}
        createMilestone | POST | milestones | {"code":"fresh-@n","scope":{"line":"sales","tier":"mid"},"initiative":"@initiative"}
        updateMilestone | PATCH | milestones/sales-gate | {"scope":{"tier":"@member"}}
        createDependency | POST | dependencies | {"code":"fresh-@n","milestone":"sales-gate","afterInitiative":"@initiative"}
        createDependency | POST | dependencies | {"code":"fresh-@n","milestone":"@milestone","afterPhase":"build-up"}
        createBudgetItem | POST | budget-items | {"code":"@budgetItem","scope":@scope}
        createBudgetItem | POST | budget-items | {"code":"fresh-@n","parent":"@budgetItem","share":1,"objective":"@objective"}
        updateBudgetItem | PATCH | budget-items/sales-money-below | {"parent":"@budgetItem"}
        moveBudgetItem | POST | budget-items/@budgetItem/state | {"state":"submitted"}
        moveBudgetItem | POST | budget-items/@budgetItem/state | {"state":"returned","reason":"@n"}
        createBudgetEntry | POST | budget-entries | {"code":"fresh-@n","item":"@budgetItem","period":"2024-01","amount":1}
        createRisk | POST | risks | {"code":"@risk","scope":@scope}
        createRiskAssessment | POST | risk-assessments | {"code":"fresh-@n","risk":"@risk","probability":1,"impact":1}
        createRiskResponse | POST | risk-responses | {"code":"fresh-@n","risk":"sales-risk","cap":"@target"}
        createRiskCorrelation | POST | risk-correlations | {"code":"fresh-@n","first":"sales-risk","second":"@risk","coefficient":0}
        createKeyRiskIndicator | POST | key-risk-indicators | {"code":"fresh-@n","risk":"@risk","indicator":"gmv","scope":@scope,"red":1}
        createContingencyPlan | POST | contingency-plans | {"code":"fresh-@n","risk":"@risk"}
        createSliceAssignment | POST | slice-assignments | {"code":"@sliceAssignment","round":"bottom-up","scope":@scope,"indicators":["gmv"],"period":"2024"}
        setMailPreferences | PUT | parties/boss/mail-preferences | {"email":"boss\u0040example.com"}
        moveSliceAssignment | POST | slice-assignments/@sliceAssignment/state | {"state":"submitted"}
        moveSliceAssignment | POST | slice-assignments/@sliceAssignment/state | {"state":"returned","reason":"@n"}
        createImportMapping | POST | import-mappings | {"code":"fresh-@n","columns":[{"column":"Value","holds":"value"}],"constants":{"indicator":"gmv","scope":@scope,"period":"2024-02"}}
        createWaiver | POST | waivers | {"code":"fresh-@n","finding":"@finding","reason":{"en":"so"}}
        """;

    /// <summary>The plain operations of each kind of part: list, get, create, update, delete.</summary>
    private static IEnumerable<Ask> Parts()
    {
        foreach (var part in PartCases.All)
        {
            var (path, noun) = (part.Path.Replace("market", "tier", StringComparison.Ordinal), Noun(part.Collection));
            var name = part.Collection switch
            {
                "members" => "@member",
                "groups" => "@group",
                "targets" => "@target",
                "objectives" => "@objective",
                "key-results" => "@keyResult",
                "weights" => "@weight",
                "holds" => "@hold",
                "bounds" => "@bound",
                "review-schedules" => "@reviewSchedule",
                "initiatives" => "@initiative",
                "contributions" => "@contribution",
                "milestones" => "@milestone",
                "dependencies" => "@dependency",
                "budget-items" => "@budgetItem",
                "decision-packages" => "@decisionPackage",
                "budget-entries" => "@budgetEntry",
                "risks" => "@risk",
                "risk-assessments" => "@riskAssessment",
                "risk-responses" => "@riskResponse",
                "risk-impacts" => "@riskImpact",
                "risk-correlations" => "@riskCorrelation",
                "contingency-plans" => "@contingencyPlan",
                "funding-sources" => "@fundingSource",
                "teams" => "@team",
                "posts" => "@post",
                "staff-movements" => "@staffMovement",
                "resources" => "@resource",
                "drills" => "@drill",
                "key-risk-indicators" => "@keyRiskIndicator",
                "risk-cases" => "@riskCase",
                "slice-assignments" => "@sliceAssignment",
                "import-mappings" => "@importMapping",
                "waivers" => "@waiver",
                _ => Shared(part.Collection),
            };
            yield return new($"list{Plural(part.Collection)}", "GET", path, "");
            yield return new($"get{noun}", "GET", $"{path}/{name}", "");
            yield return new(
                $"create{noun}",
                "POST",
                path,
                part.New.Replace("\"fresh\"", "\"fresh-@n\"", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal)
            );
            yield return new($"update{noun}", "PATCH", $"{path}/{name}", part.Patch);
            yield return new($"delete{noun}", "DELETE", $"{path}/{name}", "");
        }
    }

    private static string Shared(string collection) =>
        collection switch
        {
            "sections" => "1",
            "parties" => "boss",
            "dimensions" => "tier",
            "lists" => "data-sources",
            "currencies" => "USD",
            "scenarios" => "cautious",
            "exchange-rates" => "usd-cny",
            "indicators" => "@indicator",
            "phases" => "build-up",
            "risk-levels" => "red",
            "risk-categories" => "political",
            "committees" => "board",
            "committee-seats" => "board-boss",
            _ => "sale",
        };

    private static string Plural(string collection) =>
        string.Concat(collection.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Noun(string collection) =>
        collection switch
        {
            "lists" => "NamedList",
            _ when collection.EndsWith("ies", StringComparison.Ordinal) => Plural(collection)[..^3] + "y",
            _ => Plural(collection)[..^1],
        };
}
