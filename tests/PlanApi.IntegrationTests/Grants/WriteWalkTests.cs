using PlanApi.Application.Access;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>
/// Every command, by limited keys, at hidden places, above and sideways, over both doors: nothing hidden changes, no answer gives anything
/// away, and what is hidden answers as what is not there.
/// </summary>
public sealed class WriteWalkTests(GrantWorld world) : IClassFixture<GrantWorld>
{
    /// <summary>Each command by some of the keys; all of them send it in the slow suite.</summary>
    [Fact]
    public async Task Writes_OfLimitedKeys_ChangeNothingHidden() => await Walk(await Turn.Some(world));

    [Theory]
    [Trait("Suite", "Slow")]
    [InlineData(Role.Planner)]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Committee)]
    [InlineData(Role.Admin)]
    public async Task Writes_OfEveryLimitedKey_ChangeNothingHidden(Role role) => await Walk(await Turn.All(world, role));

    private async Task Walk(IReadOnlyList<Turn> turns)
    {
        var (leaks, answered) = (new List<string>(), 0);
        foreach (var turn in turns)
        {
            var key = turn.Key;
            var walk = new RestWalk(world, key, turn.Pools);
            var (before, document) = (await Last(key.Plan), await Document(key.Plan));
            foreach (var ask in RestAsks.All.Where(ask => ask.Writes && turn.Takes($"{ask}")))
                await walk.Go(ask, seenToo: false, turn.IsBrief);
            leaks.AddRange(walk.Leaks);
            answered += walk.Answered;
            var graph = new GraphWalk(world, key, turn.Pools);
            foreach (var ask in RestAsks.All.Where(ask => ask.Writes && turn.Takes($"graph {ask}")))
            {
                if (!ask.Body.StartsWith("text/", StringComparison.Ordinal) && !ask.Body.StartsWith("workbook:", StringComparison.Ordinal))
                    await Graph(graph, ask, key, turn.Pools);
            }
            leaks.AddRange((await Since(key.Plan, before)).Select(change => $"{key.Name}: changed {change}"));
            if (await Document(key.Plan) != document)
                leaks.Add($"{key.Name}: the plan's document is another");
            leaks.AddRange(graph.Leaks);
            answered += graph.Answered;
        }

        Assert.True(answered > 150, $"{answered} answers");
        Assert.True(leaks.Count == 0, $"{leaks.Count} of {answered}:\n" + string.Join('\n', leaks));
    }

    [Fact]
    public void EveryMutation_HasAnExample() =>
        Assert.Equal(
            Sdl.Fields("Mutation").Select(field => field.Name()).Order(StringComparer.Ordinal),
            RestAsks
                .All.Select(ask =>
                    GraphAsks
                        .Mutation(
                            ask with
                            {
                                Path = ask.Path.Replace("@", "", StringComparison.Ordinal),
                                Body = Whole(ask.Body),
                            },
                            "world",
                            1
                        )
                        ?.Field
                )
                .OfType<string>()
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    private static async Task Graph(GraphWalk walk, Ask ask, WalkedKey key, IReadOnlyDictionary<string, Pool> pools)
    {
        foreach (var filling in Pool.Fill(ask, pools).Where(filling => !filling.Seen))
        {
            if (GraphAsks.Mutation(filling.Ask, key.Plan, 1) is not { } mutation)
                return;
            var answer = await walk.Write(mutation);
            walk.Hold(answer, [.. filling.Sent, filling.Ask.Body], $"{mutation.Field} {mutation.Body}");
            if (filling.Missing is not { } missing)
                continue;
            var other = await walk.Write(GraphAsks.Mutation(missing, key.Plan, 1)!);
            walk.Same(answer, filling.Sent[0], other, filling.Sent[1], $"{mutation.Field} {mutation.Body}");
        }
    }

    /// <summary>A body whose places are anything at all.</summary>
    private static string Whole(string body) =>
        System.Text.RegularExpressions.Regex.Replace(body, "(?<!\")@(scope|subjectBody|comment|top)", "{}");

    private async Task<string> Document(string plan) => (await world.Boss.Get($"/v1/plans/{plan}/document")).Is(200).Text;

    private async Task<long> Last(string plan) =>
        (long)(await world.Boss.Get($"/v1/plans/{plan}/change-sets?first=1")).Is(200).Items[0]["sequence"]!;

    /// <summary>What has changed meanwhile, as an unlimited key is told.</summary>
    private async Task<IEnumerable<string>> Since(string plan, long sequence) =>
        (await world.Boss.Get($"/v1/plans/{plan}/change-sets?first=1000"))
            .Is(200)
            .Items.Where(set => (long)set["sequence"]! > sequence)
            .Select(set => set.ToJsonString());
}
