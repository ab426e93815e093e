using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanApi.IntegrationTests.Grants;
using PlanApi.IntegrationTests.Kit;
using PlanApi.UnitTests;
using Xunit.Abstractions;

namespace PlanApi.IntegrationTests.Statements;

/// <summary>
/// Whatever is read of a plan, over REST and GraphQL, takes no more statements where the plan has four times as much of everything: with
/// nothing kept in memory, so that all of it comes from the database.
/// </summary>
public sealed class ConstantStatementTests(StatementHost host, ITestOutputHelper output) : IClassFixture<StatementHost>
{
    /// <summary>No read takes more; the most have those that judge the whole plan, or follow every edge.</summary>
    private const int Most = 85;

    /// <summary>One request of each operation of the walks, and all that are written for a larger plan.</summary>
    [Fact, Trait("Suite", Suites.Both)]
    public Task RestReads_TakeAsManyStatementsWhateverThePlansSize() =>
        Hold([
            .. Suites.Third(Rest.DistinctBy(ask => ask.Operation)).Select(Of),
            .. Larger.Rest.Select(ask => Of(ask) with { Succeeds = true }),
        ]);

    [Fact, Trait("Suite", Suites.Both)]
    public Task GraphReads_TakeAsManyStatementsWhateverThePlansSize() =>
        Hold([
            .. Suites.Third(Graph.DistinctBy(ask => ask.Field)).Select(Of),
            .. Larger.Graph.Select(ask => Of(ask) with { Succeeds = true }),
        ]);

    /// <summary>Pages, counts, groups and keys of every table, also as of the past.</summary>
    [Fact]
    public Task ODataReads_TakeAsManyStatementsWhateverThePlansSize() => Hold([.. FeedAsks.All.Select(OfTable)]);

    /// <summary>What a table's rows are computed of is read once, however many pages they fill.</summary>
    [SqliteTheory]
    [InlineData("Lights")]
    [InlineData("Outlooks")]
    [InlineData("Scorecards")]
    [InlineData("TargetStatuses")]
    [InlineData("Findings")]
    public async Task FurtherPagesOfComputedTables_ComputeNothing(string table)
    {
        async Task<int> Page(int skip) =>
            (
                await host.Statements.During(async () =>
                    (await host.Api.Get($"/odata/{host.Large.Code}/{table}?$top=5&$skip={skip}")).Is(200)
                )
            ).Count;
        host.Forget();
        var first = await Page(0);
        Assert.InRange(await Page(5), 1, 8);
        Assert.True(first > 8, $"{first} statements");
    }

    [Fact, Trait("Suite", "Slow")]
    public Task AllRestReads_TakeAsManyStatementsWhateverThePlansSize() => Hold([.. Rest.Select(Of)]);

    [Fact, Trait("Suite", "Slow")]
    public Task AllGraphReads_TakeAsManyStatementsWhateverThePlansSize() => Hold([.. Graph.Select(Of)]);

    private static IEnumerable<Ask> Rest => RestAsks.All.Where(ask => !ask.Writes && ask.Path[0] != '/');

    private static IEnumerable<GraphAsk> Graph => GraphAsks.OfPlan().DistinctBy(ask => ask.Text + ask.Body);

    private Asked Of(Ask ask) => new($"{ask}", plan => Send(ask, plan));

    private Asked OfTable(Ask ask) => new(ask.Path, plan => Send($"/odata/{plan.Code}", ask, plan));

    private Asked Of(GraphAsk ask) => new($"{ask.Text} {ask.Body}", plan => Send(ask, plan));

    [Fact]
    public async Task ScoreTrend_TakesAsManyStatementsWhateverTheNumberOfDates()
    {
        async Task<int> Of(string dates) =>
            (await Count(host.Small, plan => Send(new Ask("getScoreTrend", "GET", $"scorecard/trend?scope=top&dates={dates}", ""), plan)))
                .Sent
                .Count;
        Assert.Equal(
            await Of("2024-01-31,2024-02-29"),
            await Of("2024-01-15,2024-01-31,2024-02-10,2024-02-20,2024-02-29,2024-03-05,2024-03-18")
        );
    }

    private async Task Hold(IReadOnlyList<Asked> asks)
    {
        var faults = new List<string>();
        foreach (var ask in asks)
        {
            var (few, fewAnswer) = await Count(host.Small, ask.Send);
            var (many, manyAnswer) = await Count(host.Large, ask.Send);
            output.WriteLine($"{few.Count, 5} {many.Count, 5}  {fewAnswer.IsSuccess} {ask.Name}");
            if (fewAnswer.IsSuccess != manyAnswer.IsSuccess || (ask.Succeeds && !manyAnswer.IsSuccess))
                faults.Add($"{ask.Name}: {(fewAnswer.IsSuccess ? manyAnswer : fewAnswer).Text}");
            else if (many.Count > few.Count || many.Count > Most)
                faults.Add($"{ask.Name}: {few.Count} statements of the small plan, {many.Count} of the large\n{More(few, many)}");
        }
        Assert.True(asks.Count > 80, $"{asks.Count} reads");
        Assert.True(faults.Count == 0, $"{faults.Count} of {asks.Count}:\n{string.Join('\n', faults)}");
    }

    private async Task<(IReadOnlyList<string> Sent, Told Answer)> Count(SizedPlan plan, Func<SizedPlan, Task<Told>> send)
    {
        host.Forget();
        var answer = new Told(false, "");
        var sent = await host.Statements.During(async () => answer = await send(plan));
        return (sent, answer);
    }

    /// <summary>The statements that come oftener, the most first.</summary>
    private static string More(IReadOnlyList<string> few, IReadOnlyList<string> many)
    {
        var before = few.CountBy(Shape).ToDictionary();
        return string.Join(
            '\n',
            many.CountBy(Shape)
                .Where(pair => pair.Value != before.GetValueOrDefault(pair.Key))
                .OrderByDescending(pair => pair.Value)
                .Take(6)
                .Select(pair => $"    {before.GetValueOrDefault(pair.Key)} -> {pair.Value} x {pair.Key[..Math.Min(pair.Key.Length, 260)]}")
        );
    }

    private static string Shape(string sql) =>
        Regex.Replace(Regex.Replace(Regex.Replace(sql, @"'[^']*'|\b\d+\b", "?"), @"\s+", " "), @"\(\?[?, ()]*\)", "(?)");

    private Task<Told> Send(Ask ask, SizedPlan plan) => Send($"/v1/plans/{plan.Code}", ask, plan);

    private async Task<Told> Send(string root, Ask ask, SizedPlan plan)
    {
        var (path, body) = ($"{root}/{Fill(ask.Path, plan, Uri.EscapeDataString)}", Fill(ask.Body, plan, text => text));
        var answer = await host
            .Api.With("Cache-Control", "no-cache")
            .Send(new HttpMethod(ask.Method), path, ask.Method == "GET" ? null : body, ask.Method == "GET" ? null : "application/json");
        return new Told(answer.Status is >= 200 and < 300, answer.Text);
    }

    private async Task<Told> Send(GraphAsk ask, SizedPlan plan)
    {
        var (text, body, variables, declared) = (Fill(ask.Text, plan, one => one), Fill(ask.Body, plan, one => one), new JsonObject(), "");
        var field = Sdl.Fields("Plan").Single(field => field.Name() == ask.Field);
        if (body.Length > 0)
        {
            var type = field
                .Arguments()
                .First(argument => text.Contains($"{argument.Name.StringValue}: $b", StringComparison.Ordinal))
                .Type;
            (variables["b"], declared) = (Sdl.Input(JsonNode.Parse(body), type), $"($b: {Sdl.Written(type)})");
        }
        var chosen =
            text.Contains('{', StringComparison.Ordinal) && text.TrimEnd().EndsWith('}')
                ? text
                : $"{text}{Sdl.Select(Sdl.Named(field.Type), 1)}";
        var query = new JsonObject
        {
            ["query"] = $"query{declared} {{ plan(code: \"{plan.Code}\") {{ {chosen} }} }}",
            ["variables"] = variables,
        };
        var answer = await host
            .Api.With("Accept", "application/graphql-response+json")
            .With("Cache-Control", "no-cache")
            .SendContent(HttpMethod.Post, "/graphql", new StringContent(query.ToJsonString(), Encoding.UTF8), "application/json");
        return new Told(answer.Status == 200 && answer.Json["errors"] is not JsonArray { Count: > 0 }, answer.Text);
    }

    private static string Fill(string text, SizedPlan plan, Func<string, string> escape) =>
        Regex.Replace(text, "@[a-zA-Z]+", match => escape(plan.Places[match.Value]));

    /// <summary>A read.</summary>
    /// <param name="Name">What it asks.</param>
    /// <param name="Send">Asks it of a plan.</param>
    /// <param name="Succeeds">Whether it must be answered: of those that are walked with, some are refused.</param>
    private sealed record Asked(string Name, Func<SizedPlan, Task<Told>> Send, bool Succeeds = false);

    /// <summary>An answer, and whether it is one.</summary>
    private sealed record Told(bool IsSuccess, string Text);
}
