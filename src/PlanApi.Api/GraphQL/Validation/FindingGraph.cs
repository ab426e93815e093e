using GraphQL.Types;
using PlanApi.Api.GraphQL.Loading;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Api.Rest;
using PlanApi.Application.Parts;
using PlanApi.Application.Validation;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Validation;

/// <summary>What is wrong with a plan.</summary>
internal sealed class FindingGraph(ConnectionTypes connections) : IGraph
{
    private const string Filter = "filter";
    private const string LanguageName = "language";
    private const string ScenarioName = "scenario";
    private const string AgainstName = "against";

    public void Add(GraphBuilder graph)
    {
        var plan = graph.Types.Object<Plan>();
        var finding = graph.Types.Object<FindingAnswer>();
        graph.Types.Object<StepAnswer>().Name = "FindingStep";
        foreach (var list in (string[])["places", "arithmetic", "arguments"])
            finding.Fields.Find(list)!.Metadata[GraphBuilder.CostKey] = new FieldCost(3);
        // Nullable, so that who may not see the whole plan may see the rest of it.
        GraphBuilder
            .Field(
                plan,
                "findings",
                typeof(ListFindings),
                "What is wrong with the plan, the worst first.",
                connections.Of(finding),
                List,
                [
                    .. connections.Arguments(ListOptions.DefaultFirst),
                    GraphBuilder.Argument(Filter, "Which of them; every one when absent.", FilterType(graph.Types)),
                    Scenario(graph),
                    graph.Argument<Code>(AgainstName, "Leaves out what is found in this scenario as well."),
                    Language(graph),
                ]
            )
            .Metadata[GraphBuilder.CostKey] = FieldCost.Connection;
        GraphBuilder
            .Field(
                plan,
                "findingCounts",
                typeof(ListFindings),
                "How many findings there are, by severity; waived ones are counted apart.",
                graph.Types.Output(typeof(FindingCounts)),
                async ask =>
                    (
                        await ask.Answer(
                            new ListFindings(ask.PlanCode)
                            {
                                Scenario = Scenario(ask),
                                Against = ask.OptionalCode(AgainstName),
                                First = 1,
                            }
                        )
                    ).Counts,
                Scenario(graph),
                graph.Argument<Code>(AgainstName, "Leaves out what is found in this scenario as well.")
            )
            .Metadata[GraphBuilder.CostKey] = new FieldCost(100);
        GraphBuilder.Field(
            plan,
            "finding",
            typeof(GetFinding),
            "One finding; null where there is none, or none any more.",
            finding,
            async ask =>
                await ask.Find(new GetFinding(ask.PlanCode, ask.Get<string>("fingerprint")!, Language(ask)) { Scenario = Scenario(ask) }),
            graph.Argument<string>("fingerprint", "What a waiver points to.", required: true),
            Scenario(graph),
            Language(graph)
        );
    }

    public static QueryArgument Language(GraphBuilder graph) =>
        graph.Argument<string>(
            LanguageName,
            "The language of the sentences, as a BCP 47 tag: en or zh. For any other they come in English.",
            required: true,
            defaultValue: "en"
        );

    public static QueryArgument Scenario(GraphBuilder graph) =>
        graph.Argument<Code>(ScenarioName, "The scenario whose cells are judged; baseline when absent.");

    public static Code Scenario(Ask ask) => ask.OptionalCode(ScenarioName) ?? Code.Baseline;

    public static string Language(Ask ask) => Languages.Of(ask.Get<string>(LanguageName)!);

    private static Task<object?> List(Ask ask)
    {
        var filter = ask.Get<IDictionary<string, object?>>(Filter);
        var request = new ListFindings(ask.PlanCode)
        {
            Severities = Values<Severity>(filter, "severity"),
            Rules = Values<string>(filter, "rule"),
            Waived = filter?.TryGetValue("waived", out var waived) == true ? (bool?)waived : null,
            Scenario = Scenario(ask),
            Against = ask.OptionalCode(AgainstName),
            Language = Language(ask),
            First = ask.Get<int>(ConnectionTypes.First),
            After = ask.Get<string>(ConnectionTypes.After),
        };
        // One answer has both the page and the count.
        var found = new Deferred<FindingPage>(_ => ask.Answer(request));
        return Task.FromResult<object?>(
            new Connection(
                () => found.Then(answer => Slice.Of(answer.Page)),
                () => found.Then(answer => answer.Total),
                request.After is null
            )
        );
    }

    private static InputObjectGraphType FilterType(TypeCatalog types)
    {
        var filter = new InputObjectGraphType
        {
            Name = "FindingFilter",
            Description =
                "Which findings: those for which, of every field that is given, one of the values holds. An empty list is an error.",
        };
        Field("severity", "How bad it is.", TypeCatalog.ListOf(types.Output(typeof(Severity))));
        Field("rule", "The code of the rule that found it.", TypeCatalog.ListOf(types.Output(typeof(string))));
        Field("waived", "Only those that are waived, or only those that are not.", types.Output(typeof(bool)));
        return filter;

        void Field(string name, string description, IGraphType type) =>
            filter.AddField(
                new FieldType
                {
                    Name = name,
                    Description = description,
                    ResolvedType = type,
                }
            );
    }

    private static List<T>? Values<T>(IDictionary<string, object?>? filter, string name) =>
        filter?.TryGetValue(name, out var values) == true && values is not null ? [.. ((IEnumerable<object>)values).Cast<T>()] : null;
}
