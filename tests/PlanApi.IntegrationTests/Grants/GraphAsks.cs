using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>Examples for every field of GraphQL's roots; the walk fails where a field has none.</summary>
internal static class GraphAsks
{
    /// <summary>Fields of the plan by the operation whose bodies they take.</summary>
    private static readonly Dictionary<string, string> Asked = new()
    {
        ["readSlice"] = "slice",
        ["exportSlice"] = "sliceCsv",
        ["explainCell"] = "explainCell",
        ["getDriverTree"] = "driverTree",
        ["getTornado"] = "tornado",
        ["attributeChange"] = "attribution",
        ["tryDriverChanges"] = "driverWhatIf",
        ["previewSpread"] = "spreadPreview",
        ["exportSpreadPreview"] = "spreadPreviewCsv",
        ["checkWhatIf"] = "whatIf",
        ["previewDecomposition"] = "decompositionPreview",
        ["previewSlips"] = "slipPreview",
        ["simulateRisks"] = "riskSimulation",
    };

    /// <summary>Fields whose arguments are written here; others take none, or only what may be left out.</summary>
    private const string Written = """
        alert(number: @alert)
        improvementEffect(number: @alert)
        changeSet(sequence: @change)
        comparison(from: "1")
        comparisonSummary(from: "1")
        partHistory(kind: "Target", key: "@target")
        comment(number: @comment)
        comments(subject: @graphSubject)
        comments(thread: @comment)
        comments(author: "@author")
        pieceOfEvidence(number: @evidence)
        evidence(subject: @graphSubject)
        duties(kind: [ANSWER_ALERT, REASSESS_RISK])
        duties(party: ["boss"], mine: false)
        dutyCalendar(overdue: true)
        mailPreferences(code: "boss")
        events(after: "0", first: 100)
        events(after: "0", target: "@target")
        finding(fingerprint: "@finding")
        findings(scenario: "cautious", against: "baseline")
        outlooks(at: "@at")
        outlooks(objective: "@objective")
        targetOutlook(target: "@target")
        targetTrend(target: "@target")
        lossPicture(question: {trials: 200})
        tornadoPicture(question: {indicator: "gmv-identity", period: "2024-01"})
        targetPace(target: "@target")
        targetLight(target: "@target")
        keyResultLight(keyResult: "@keyResult")
        lights(at: "@at")
        lights(objective: "@objective")
        lightChanges(target: "@target")
        riskMatrix(kind: INHERENT, settle: LESS_SEVERE)
        matrixNumbers(indicators: ["gmv"], measure: ACTUAL)
        okr(objective: "@objective")
        okrTree(root: "@objective")
        okrPicture(root: "@objective")
        periodClosings(closed: true)
        periodClosing(number: 1)
        review(number: @review)
        reviews(schedule: ["@reviewSchedule"])
        reviewReport(number: @review)
        scenarioDifferences(scenario: "cautious")
        scorecard(scope: "@at")
        scorecard(objective: "@objective")
        scorecard(keyResult: "@keyResult")
        scoreTrend(scope: "@at", dates: ["2024-03-18"])
        scoreTrend(objective: "@objective", dates: ["2024-03-18"])
        scoreComparison(scope: "@at", againstDate: "2024-02-29")
        scoreComparison(objective: "sales-mid-first", againstObjective: "@objective")
        target(code: "@target")
        objective(code: "@objective")
        keyResult(code: "@keyResult")
        weight(code: "@weight")
        hold(code: "@hold")
        bound(code: "@bound")
        importMapping(code: "@importMapping")
        waiver(code: "@waiver")
        reviewSchedule(code: "@reviewSchedule")
        phase(code: "build-up")
        initiative(code: "@initiative")
        contribution(code: "@contribution")
        milestone(code: "@milestone")
        dependency(code: "@dependency")
        initiatives(filter: {parent: ["@initiative"]})
        contributions(filter: {target: ["@target"]})
        contributionEffects(target: "@target")
        dependencies(filter: {afterMilestone: ["@milestone"]})
        budgetItem(code: "@budgetItem")
        decisionPackage(code: "@decisionPackage")
        budgetEntry(code: "@budgetEntry")
        risk(code: "@risk")
        riskAssessment(code: "@riskAssessment")
        riskResponse(code: "@riskResponse")
        riskImpact(code: "@riskImpact")
        riskCorrelation(code: "@riskCorrelation")
        contingencyPlan(code: "@contingencyPlan")
        fundingSource(code: "@fundingSource")
        team(code: "@team")
        post(code: "@post")
        staffMovement(code: "@staffMovement")
        resource(code: "@resource")
        drill(code: "@drill")
        keyRiskIndicator(code: "@keyRiskIndicator")
        keyRiskIndicators(filter: {risk: ["@risk"]})
        riskCase(code: "@riskCase")
        riskLevel(code: "red")
        riskCategory(code: "political")
        committee(code: "board")
        committeeSeat(code: "board-boss")
        changeRequest(number: 1)
        changeRequests(state: [PROPOSED])
        budgetItems(filter: {parent: ["@budgetItem"]})
        budgetEntries(filter: {item: ["@budgetItem"]})
        riskResponses(filter: {risk: ["@risk"]})
        riskCorrelations(filter: {risk: ["@risk"]})
        sliceAssignment(code: "@sliceAssignment")
        planningRound(code: "bottom-up")
        roundProgress(code: "bottom-up")
        member(dimension: "tier", code: "@member")
        group(dimension: "tier", code: "@group")
        section(code: "1")
        party(code: "boss")
        dimension(code: "tier")
        list(code: "data-sources")
        currency(code: "USD")
        scenario(code: "cautious")
        exchangeRate(code: "usd-cny")
        indicator(code: "gmv")
        weightWindow(code: "sale")
        objectives(filter: {parent: ["@objective"]})
        keyResults(filter: {objective: ["@objective"]})
        keyResults(filter: {target: ["@target"]})
        weights(filter: {keyResult: ["@keyResult"]})
        document
        """;

    /// <summary>The plan's fields: each as "name(arguments)", with the body that is sent as the variable $b where there is one.</summary>
    public static IEnumerable<GraphAsk> OfPlan()
    {
        foreach (var line in Written.Split('\n', StringSplitOptions.TrimEntries))
            yield return new GraphAsk("Plan", line, line.Split('(')[0], "");
        foreach (
            var field in Sdl.Fields("Plan")
                .Where(field =>
                    field
                        .Arguments()
                        .All(argument => argument.Type is not GraphQLParser.AST.GraphQLNonNullType || argument.DefaultValue is not null)
                )
        )
            yield return new GraphAsk(
                "Plan",
                field.Name() + (field.Arguments().Any(argument => argument.Name.StringValue == "first") ? "(first: 40)" : ""),
                field.Name(),
                ""
            );
        foreach (var ask in RestAsks.All.Where(ask => FieldOf(ask.Operation) is not null))
            yield return OfBody(ask);
    }

    public static IEnumerable<GraphAsk> OfQuery() =>
        [
            new("Query", "apiKey(id: 1)", "apiKey", ""),
            new("Query", "apiKeys", "apiKeys", ""),
            new("Query", "importSchedule(id: 1)", "importSchedule", ""),
            new("Query", "importSchedules", "importSchedules", ""),
            new("Query", "node(id: \"@node\")", "node", ""),
            new("Query", "nodes(ids: [\"@node\"])", "nodes", ""),
            new("Query", "plans", "plans", ""),
            new("Query", "duties", "duties", ""),
            new("Query", "operation(id: 1)", "operation", ""),
            new("Query", "operations", "operations", ""),
            new("Query", "webhook(id: 1)", "webhook", ""),
            new("Query", "webhooks", "webhooks", ""),
            new("Query", "rules", "rules", ""),
            new("Query", "streamTicket", "streamTicket", ""),
            new("Query", "work", "work", ""),
            new("Query", "validateDocument(document: \"format: planapi/1\")", "validateDocument", ""),
        ];

    /// <summary>The plan's field that does what an operation does whose body it takes; null where there is none.</summary>
    public static string? FieldOf(string operation) => Asked.GetValueOrDefault(operation);

    /// <summary>The same request of that field.</summary>
    public static GraphAsk OfBody(Ask ask)
    {
        var field = Sdl.Fields("Plan").Single(field => field.Name() == Asked[ask.Operation]);
        var argument = field
            .Arguments()
            .First(argument => argument.Type is GraphQLParser.AST.GraphQLNonNullType && argument.DefaultValue is null);
        return new GraphAsk("Plan", $"{field.Name()}({argument.Name.StringValue}: $b)", field.Name(), ask.Body);
    }

    /// <summary>A mutation's arguments, from the REST request of the same name.</summary>
    public static GraphAsk? Mutation(Ask ask, string plan, long? version)
    {
        if (Sdl.Fields("Mutation").FirstOrDefault(field => field.Name() == ask.Operation) is not { } field)
            return null;
        var body = ask.Body.Length > 0 && ask.Body[0] == '{' ? JsonNode.Parse(ask.Body)!.AsObject() : [];
        var segments = ask.Path.Split('?')[0].Split('/').Select(Uri.UnescapeDataString).ToArray();
        var variables = new JsonObject();
        foreach (var argument in field.Arguments())
        {
            JsonNode? value = argument.Name.StringValue switch
            {
                "plan" => ask.Path.StartsWith("/v1/plans/", StringComparison.Ordinal) ? segments[3] : plan,
                "input" or "patch" => Sdl.Input(body, argument.Type),
                "expectedVersion" => version,
                "number"
                or "sequence"
                or "target"
                or "keyResult"
                or "scenario" when segments.Length > 1 && ask.Path[0] != '/' && argument.Name.StringValue != "scenario" => Value(
                    segments[1]
                ),
                // What is done with a thing of the service stands behind its number.
                "id" => Value(segments.Length > 4 ? segments[^2] : segments[^1]),
                "measure" => Value(segments[^1]),
                "action" => Value(segments[3]),
                "dimension" => segments[1],
                "csv" or "document" => ask.Body,
                "scenario" => segments[0] == "scenarios" ? segments[1] : null,
                "token" => body["token"]?.DeepClone(),
                "status" => "IN_REVIEW",
                "code" => segments[^1],
                _ => null,
            };
            if (value is not null)
                variables[argument.Name.StringValue] = value;
        }
        var declared = string.Join(
            ", ",
            variables.Select(variable =>
                $"${variable.Key}: {Sdl.Written(field.Arguments().First(argument => argument.Name.StringValue == variable.Key).Type)}"
            )
        );
        var passed = string.Join(", ", variables.Select(variable => $"{variable.Key}: ${variable.Key}"));
        return new GraphAsk(
            "Mutation",
            $"mutation({declared}) {{ {field.Name()}({passed}){Sdl.Select(Sdl.Named(field.Type), 1)} }}",
            field.Name(),
            variables.ToJsonString()
        );
    }

    private static JsonNode Value(string text) => long.TryParse(text, out var number) ? number : text;
}

/// <summary>A field with its arguments, and what its variable or its variables are.</summary>
internal sealed record GraphAsk(string Type, string Text, string Field, string Body);
