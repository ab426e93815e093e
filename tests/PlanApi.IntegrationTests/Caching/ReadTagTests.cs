using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Grants;
using PlanApi.IntegrationTests.Kit;
using PlanApi.UnitTests;

namespace PlanApi.IntegrationTests.Caching;

/// <summary>Every read of the OpenAPI document has an ETag: the same while the answer is the same, and never for two answers.</summary>
public sealed class ReadTagTests(GrantWorld world) : IClassFixture<GrantWorld>
{
    /// <summary>Sent by POST for their bodies, and yet reads.</summary>
    private static readonly string[] _questions =
    [
        "readSlice",
        "exportSlice",
        "explainCell",
        "getDriverTree",
        "getTornado",
        "attributeChange",
        "tryDriverChanges",
        "checkWhatIf",
    ];

    [Fact, Trait("Suite", Suites.Both)]
    public async Task EveryRead_IsTaggedByWhatItDependsOn()
    {
        var asks = await Asks();
        var before = new Dictionary<Ask, Answer>();
        foreach (var ask in asks)
            before[ask] = Tagged(ask, await Send(world.Boss, ask));

        foreach (var ask in asks)
            NotModified(ask, before[ask], await Send(world.Boss.With("If-None-Match", $"\"other\", {before[ask].ETag}"), ask));
        await ByOthers(asks, before);
        await AfterChanges(asks, before);
        await NextDay(asks);
    }

    [Fact]
    public async Task EveryRead_DeclaresThatItMayBeKnown()
    {
        foreach (var (operation, declared) in (await Operations()).Where(one => one.Value.Method == "get" || _questions.Contains(one.Key)))
            Assert.True(declared.Responses.ContainsKey("304"), operation);
    }

    /// <summary>What another caller is shown has another tag, also where it happens to be the same.</summary>
    private async Task ByOthers(IReadOnlyList<Ask> asks, Dictionary<Ask, Answer> before)
    {
        var same = world.Service.With((await world.Key(Role.Admin, null, null)).Key!);
        var limited = world.Service.With((await world.Key(Role.Planner, null, GrantWorld.Limit(("tier", "mid")))).Key!);
        var compared = 0;
        foreach (var ask in asks)
        {
            if (ask.Operation is not "listApiKeys")
                NotModified(ask, before[ask], await Send(same.With("If-None-Match", before[ask].ETag!), ask));
            var other = await Send(limited.With("If-None-Match", before[ask].ETag!), ask);
            // A file's tag is made of its bytes, and rules, plans and work are the same for both.
            // Those of duties are made of the answer, which the clock changes: two callers may be shown the same.
            if (
                ask.Operation is "openEvidence" or "listDuties" or "getDutyCalendar"
                || ask.Path[0] == '/' && ask.Operation is not "getPlan"
            )
                continue;
            Assert.True(
                other.Status != 304 && (other.Status != 200 || other.ETag != before[ask].ETag),
                $"{ask}: {other.Status} {other.ETag}"
            );
            compared += other.Status == 200 ? 1 : 0;
        }
        Assert.True(compared > 20, $"{compared} reads by both");
    }

    private async Task AfterChanges(IReadOnlyList<Ask> asks, Dictionary<Ask, Answer> before)
    {
        const string Plan = "/v1/plans/world";
        var target = await world.Boss.Get($"{Plan}/targets/sales-mid-gmv");
        (await world.Boss.Patch($"{Plan}/targets/sales-mid-gmv", """{"wording":{"en":"Said anew"}}""", target.ETag)).Is(200);
        (
            await world.Boss.Post(
                $"{Plan}/actuals",
                """{"rows":[{"indicator":"gmv","scope":{"line":"sales","tier":"mid-a"},"date":"2024-02-11","value":7,"source":"shop","sourceKey":"cached"}]}"""
            )
        ).Is(200);
        (await world.Boss.Post($"{Plan}/lights/evaluations", "")).Is(200);
        (await world.Boss.Post($"{Plan}/comments", """{"subject":{"target":"sales-mid-gmv"},"text":"Said since."}""")).Is(201);

        var changed = await NoTagStandsForTwo(asks, before);
        Assert.True(changed > 6, $"{changed} answers have changed");
        foreach (var ask in asks.Where(IsDerived))
            Assert.NotEqual(before[ask].ETag, (await Send(world.Boss, ask)).ETag);
    }

    private async Task NextDay(IReadOnlyList<Ask> asks)
    {
        var before = new Dictionary<Ask, Answer>();
        foreach (var ask in asks)
            before[ask] = await Send(world.Boss, ask);
        world.Service.Clock.Advance(TimeSpan.FromDays(1));

        var changed = await NoTagStandsForTwo(asks, before);
        Assert.True(changed > 1, $"{changed} answers have changed");
        foreach (var ask in asks.Where(IsDerived))
            Assert.Equal(200, (await Send(world.Boss.With("If-None-Match", before[ask].ETag!), ask)).Status);
    }

    /// <summary>Whoever has seen an answer is told that it is known only where it is the very same.</summary>
    private async Task<int> NoTagStandsForTwo(IReadOnlyList<Ask> asks, Dictionary<Ask, Answer> before)
    {
        var changed = 0;
        foreach (var ask in asks)
        {
            var conditional = await Send(world.Boss.With("If-None-Match", before[ask].ETag!), ask);
            var now = await Send(world.Boss, ask);
            if (now.Text == before[ask].Text)
                continue;
            changed++;
            // The result of an operation is gone after a day.
            Assert.True(conditional.Status is 200 or 404 && now.ETag != before[ask].ETag, $"{ask}: {conditional.Status} {now.ETag}");
        }
        return changed;
    }

    /// <summary>Whether its tag is made of the plan's state rather than of a version of its own or of the answer.</summary>
    private static bool IsDerived(Ask ask) =>
        ask.Operation
            is "getMatrix"
                or "getMatrixLights"
                or "getMatrixNumbers"
                or "getScorecard"
                or "getScoreTrend"
                or "listLights"
                or "listFindings"
                or "listOutlooks"
                or "getOkrTree"
                or "readSlice"
                or "exportSlice"
                or "downloadSlice"
                or "downloadSliceAsCsv"
                or "downloadSliceAsXlsx"
                or "downloadSliceAsParquet"
                or "downloadSliceAsNdjson"
                or "explainCell"
                or "listTargets"
                or "exportPlan";

    /// <summary>Reads of what the lived-in plans do not have. Their tags are made as all tags of parts and lists are.</summary>
    private static readonly string[] NotInTheWorld = ["getChangeRequest", "getPeriodClosing", "getPlanningRound"];

    private async Task<List<Ask>> Asks()
    {
        var pools = await Pools.Of(world, "world", narrow: false);
        var answered = new List<Ask>();
        foreach (var ask in RestAsks.All.Where(ask => ask.Method == "GET" || _questions.Contains(ask.Operation)))
        {
            // Some alerts have no plan to improve, and some evidence is a link.
            foreach (var filled in Pool.Fill(ask, pools).Select(filling => filling.Ask))
            {
                if ((await Send(world.Boss, filled)).Status != 200)
                    continue;
                answered.Add(filled);
                break;
            }
        }
        answered = [.. answered.DistinctBy(ask => ask.ToString())];
        var reads = (await Operations()).Where(one => one.Value.Method == "get").Select(one => one.Key);
        Assert.Empty(reads.Concat(_questions).Except(answered.Select(ask => ask.Operation)).Except(NotInTheWorld));
        return [.. Suites.Third(answered)];
    }

    private static Answer Tagged(Ask ask, Answer answer)
    {
        Assert.True(answer is { Status: 200, ETag: not null }, $"{ask}: {answer.Status} {answer.ETag} {answer.Text}");
        Headers(ask, answer);
        return answer;
    }

    private static void NotModified(Ask ask, Answer before, Answer answer)
    {
        Assert.True(answer.Status == 304, $"{ask}: {answer.Status}, {before.ETag} became {answer.ETag}");
        Assert.Empty(answer.Bytes);
        Assert.Equal(before.ETag, answer.ETag);
        Headers(ask, answer);
    }

    private static void Headers(Ask ask, Answer answer)
    {
        Assert.True(
            answer.Response.Headers.CacheControl is { Private: true, NoCache: true },
            $"{ask}: {answer.Response.Headers.CacheControl}"
        );
        foreach (var header in new[] { "Accept", "Accept-Encoding", "Accept-Language", "Authorization", "Cookie", "X-Api-Key" })
            Assert.Contains(header, answer.Response.Headers.Vary);
    }

    private static Task<Answer> Send(Client client, Ask ask)
    {
        var path = ask.Path[0] == '/' ? ask.Path : $"/v1/plans/world/{ask.Path}";
        return ask.Method == "GET" ? client.Get(path) : client.Post(path, ask.Body);
    }

    private async Task<Dictionary<string, (string Method, JsonObject Responses)>> Operations() =>
        (await world.Anybody.Get("/openapi/v1.json")).Is(200).Json["paths"]!
            .AsObject()
            .Where(path => path.Key.StartsWith("/v1", StringComparison.Ordinal))
            .SelectMany(path => path.Value!.AsObject())
            .ToDictionary(
                operation => (string)operation.Value!["operationId"]!,
                operation => (operation.Key, operation.Value!["responses"]!.AsObject())
            );
}
