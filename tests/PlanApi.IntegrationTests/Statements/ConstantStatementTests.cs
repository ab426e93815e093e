using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Cube;
using PlanApi.IntegrationTests.Grants;
using PlanApi.IntegrationTests.Kit;
using Xunit.Abstractions;

namespace PlanApi.IntegrationTests.Statements;

/// <summary>
/// Whatever is read of a plan, over REST and GraphQL, takes as many statements of a plan with four times as much of everything: with nothing kept in
/// memory, so that all of it comes from the database.
/// </summary>
public sealed class ConstantStatementTests(StatementHost host, ITestOutputHelper output) : IClassFixture<StatementHost>
{
    private const int Most = 60;

    [Fact]
    public async Task RestReads_TakeAsManyStatementsWhateverThePlansSize()
    {
        var asks = RestAsks.All.Where(ask => !ask.Writes && ask.Path[0] != '/').Concat(Larger.Rest);
        await Hold(asks.Select(ask => (ask.ToString(), (Func<SizedPlan, Task<int>>)(plan => Send(ask, plan)))));
    }

    [Fact]
    public async Task GraphReads_TakeAsManyStatementsWhateverThePlansSize()
    {
        var asks = GraphAsks.OfPlan().Concat(Larger.Graph).DistinctBy(ask => ask.Text + ask.Body);
        await Hold(asks.Select(ask => ($"{ask.Text} {ask.Body}", (Func<SizedPlan, Task<int>>)(plan => Send(ask, plan)))));
    }

    private async Task Hold(IEnumerable<(string Name, Func<SizedPlan, Task<int>> Send)> asks)
    {
        var (faults, counted) = (new List<string>(), 0);
        foreach (var (name, send) in asks)
        {
            var (few, fewStatus) = await Count(host.Small, send);
            var (many, manyStatus) = await Count(host.Large, send);
            output.WriteLine($"{few.Count, 5} {many.Count, 5}  {fewStatus} {name}");
            if (fewStatus != manyStatus)
                faults.Add($"{name}: {fewStatus} of the small plan, {manyStatus} of the large");
            else if (few.Count != many.Count || many.Count > Most)
                faults.Add($"{name}: {few.Count} statements of the small plan, {many.Count} of the large\n{More(few, many)}");
            counted++;
        }
        Assert.True(counted > 80, $"{counted} reads");
        Assert.True(faults.Count == 0, $"{faults.Count} of {counted}:\n{string.Join('\n', faults)}");
    }

    private async Task<(IReadOnlyList<string> Sent, int Status)> Count(SizedPlan plan, Func<SizedPlan, Task<int>> send)
    {
        host.Forget();
        var status = 0;
        var sent = await host.Statements.During(async () => status = await send(plan));
        return (sent, status);
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

    private static string Shape(string sql) => Regex.Replace(Regex.Replace(sql, @"'[^']*'|\b\d+\b", "?"), @"\s+", " ");

    private async Task<int> Send(Ask ask, SizedPlan plan)
    {
        var (path, body) = ($"/v1/plans/{plan.Code}/{Fill(ask.Path, plan, Uri.EscapeDataString)}", Fill(ask.Body, plan, text => text));
        var answer = await host
            .Api.With("Cache-Control", "no-cache")
            .Send(new HttpMethod(ask.Method), path, ask.Method == "GET" ? null : body, ask.Method == "GET" ? null : "application/json");
        return answer.Status;
    }

    private async Task<int> Send(GraphAsk ask, SizedPlan plan)
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
        return answer.Status == 200 && answer.Json["errors"] is JsonArray { Count: > 0 } errors
            ? errors[0]!["message"]!.ToString().Length * 1000
            : answer.Status;
    }

    private static string Fill(string text, SizedPlan plan, Func<string, string> escape) =>
        Regex.Replace(text, "@[a-zA-Z]+", match => escape(plan.Places[match.Value]));
}
