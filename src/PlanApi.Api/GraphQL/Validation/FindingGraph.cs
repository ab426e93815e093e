using System.Security.Cryptography;
using System.Text;
using GraphQL.Types;
using PlanApi.Api.GraphQL.Lights;
using PlanApi.Api.GraphQL.Loading;
using PlanApi.Api.GraphQL.Nodes;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Api.Rest;
using PlanApi.Application.Parts;
using PlanApi.Application.Tables;
using PlanApi.Application.Validation;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Validation;

/// <summary>The findings of a plan.</summary>
internal sealed class FindingGraph(ConnectionTypes connections) : IGraph
{
    private const string Filter = "filter";

    /// <summary>The description of the argument <c>scenario</c> of checks.</summary>
    public const string OfScenario = "The scenario whose cells are judged; baseline when absent.";

    private const string AgainstName = "against";

    public void Add(GraphBuilder graph)
    {
        var plan = graph.Types.Object<Plan>();
        var finding = graph.Types.Object<FindingAnswer>();
        graph.Types.Object<StepAnswer>().Name = "FindingStep";
        graph.Nodes.Add<FindingAnswer>(typeof(GetFinding), Key, Find);
        // Nullable, so that who may not see the whole plan may see the rest of it.
        connections.Field(
            plan,
            "findings",
            typeof(ListFindings),
            "The findings of the plan, the worst first.",
            connections.Of(finding),
            new PageSize(ListOptions.DefaultFirst),
            List,
            [
                GraphBuilder.Argument(Filter, "Which of them; every one when absent.", FilterType(graph.Types)),
                Arguments.Scenario(graph, OfScenario),
                graph.Argument<Code>(AgainstName, "Leaves out findings that this scenario has as well."),
                Arguments.Language(graph),
            ]
        );
        GraphBuilder.Field(
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
                            Scenario = ask.Scenario(),
                            Against = ask.OptionalCode(AgainstName),
                            Page = new(1),
                        }
                    )
                ).Counts,
            Arguments.Scenario(graph, OfScenario),
            graph.Argument<Code>(AgainstName, "Leaves out findings that this scenario has as well.")
        );
        GraphBuilder.Field(
            plan,
            "finding",
            typeof(GetFinding),
            "One finding; null where there is none, or none any more.",
            finding,
            async ask =>
                await ask.Find(new GetFinding(ask.PlanCode, ask.Get<string>("fingerprint")!, ask.Language()) { Scenario = ask.Scenario() }),
            graph.Argument<string>("fingerprint", "The fingerprint, by which a waiver names the finding.", required: true),
            Arguments.Scenario(graph, OfScenario),
            Arguments.Language(graph)
        );
    }

    /// <summary>
    /// A finding in a document that is not stored has an id that leads nowhere. The id is made from the finding and its content.
    /// </summary>
    private static object Key(Ask ask, FindingAnswer finding)
    {
        if (finding.Asked() is not { } asked)
        {
            var sentence = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(finding.Sentence)).AsSpan(0, 8));
            return new WholeId(NodeId.Of("Finding", 0, $"0:{finding.Fingerprint}:{sentence}"));
        }
        return AnswerIds
            .Scenario(ask, asked.Scenario)
            .Then(scenario => $"{AnswerIds.IdOf(scenario)}:{finding.Fingerprint}:{asked.Language}");
    }

    private static async Task<object?> Find(Ask ask, NodeRef node)
    {
        var scenario = node.Number(0, of: 3);
        return await ask.CodeOf(PartKind.Of<Scenario>(), node.PlanId, scenario) is { } code
            ? await ask.Seen(new GetFinding(node.Plan, node.Parts[1], Languages.Of(node.Parts[2])) { Scenario = code })
            : null;
    }

    private static Connection List(Ask ask, PageRange page)
    {
        var filter = ask.Get<IDictionary<string, object?>>(Filter);
        var request = new ListFindings(ask.PlanCode)
        {
            Severities = Values<Severity>(filter, "severity"),
            Rules = Values<string>(filter, "rule"),
            Waived = filter?.TryGetValue("waived", out var waived) == true ? (bool?)waived : null,
            Scenario = ask.Scenario(),
            Against = ask.OptionalCode(AgainstName),
            Language = ask.Language(),
            Page = page,
        };
        // One answer has both the page and the count.
        var found = new Deferred<FindingPage>(_ => ask.Answer(request));
        return new Connection(() => found.Then(answer => LoadedPage.Of(answer.Page)), () => found.Then(answer => answer.Total));
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
        Field("waived", "Only waived findings, or only others.", types.Output(typeof(bool)));
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
