using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.History;

/// <summary>A plan is read as it was.</summary>
public sealed class AsOfTests : IDisposable
{
    private const string Slice = """
        {"indicators":["visitors","orders"],"measures":["target","actual"],"rows":[{"dimension":"market"}],"columns":[{"grain":"quarter"}]}
        """;

    private static readonly string[] Markets = ["latam", "mexico", "jalisco", "eu", "germany"];
    private static readonly string[] Kept = ["document", "targets", "sections", "dimensions/market/members", "indicators", "scenarios"];

    private readonly CustomService _service = new(new TestOptions());

    [Theory]
    [InlineData(1, 60)]
    [InlineData(2, 60)]
    [InlineData(3, 60)]
    public async Task EveryVersion_IsReadAsItWas_WhateverWasWrittenSince(int seed, int writes)
    {
        var (chance, plan) = (new Random(seed), await _service.NewPlan());
        var kept = new Dictionary<long, string>();
        var done = new HashSet<string>();
        for (var number = 0; number < writes; number++)
        {
            kept[await Version(plan)] = await All(plan, "");
            _service.Clock.Advance(TimeSpan.FromHours(7));
            if (await Write(plan, chance, number) is { } what)
                done.Add(what);
        }

        _service.Log.Take();
        foreach (var (version, was) in kept.OrderBy(_ => chance.Next()))
        {
            var read = await All(plan, $"asOf={version}");
            Assert.True(
                was == read,
                $"Version {version} after {string.Join(", ", done)}: {Difference(was, read)} {string.Join('\n', _service.Log.Take().Where(line => line.StartsWith("Error", StringComparison.Ordinal)))}"
            );
        }
        Assert.True(done.Count > 9, string.Join(", ", done));
    }

    public void Dispose() => _service.Dispose();

    private static string Difference(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{one[Math.Max(0, at - 300)..Math.Min(one.Length, at + 100)]}\n----\n{other[Math.Max(0, at - 300)..Math.Min(other.Length, at + 100)]}";
    }

    private async Task<long> Version(string plan) =>
        (long)(await _service.Api.Get($"{plan}/change-sets?first=1")).Is(200).Items[0]["sequence"]!;

    private async Task<string> All(string plan, string asOf)
    {
        var texts = new List<string>();
        foreach (var path in Kept)
        {
            var answer = await _service.Api.Get($"{plan}/{path}{(path.Contains('?') ? "&" : "?")}{asOf}");
            texts.Add($"{path} {answer.Status} {answer.Text}");
        }
        foreach (var scenario in (string[])["baseline", "cautious", "bold"])
        {
            var slice = Slice.Replace("{\"ind", $"{{\"scenario\":\"{scenario}\",\"ind", StringComparison.Ordinal);
            var answer = await _service.Api.Post($"{plan}/slices{(asOf == "" ? "" : "?" + asOf)}", slice);
            texts.Add($"{scenario} {(answer.Status == 200 ? "" + answer.Text : "none")}");
        }
        var all = string.Join('\n', texts);
        return asOf == "" ? all : all.Replace("&" + asOf, "", StringComparison.Ordinal).Replace("?" + asOf, "", StringComparison.Ordinal);
    }

    /// <summary>One random write; its name where it was taken.</summary>
    private async Task<string?> Write(string plan, Random chance, int number)
    {
        var (market, quarter, value) = (Markets[chance.Next(Markets.Length)], $"2024-Q{chance.Next(1, 5)}", chance.Next(1, 900));
        var scenario = chance.Next(3) switch
        {
            0 => "baseline",
            1 => "cautious",
            _ => "bold",
        };
        var cell =
            $$"""{"indicator":"orders","scope":{"market":"{{market}}"},"measure":"target","period":"{{quarter}}","value":{{(chance.Next(4) == 0 ? "null" : value)}}}""";
        return chance.Next(16) switch
        {
            0 or 1 or 2 => Said("cells", await _service.Api.Post($"{plan}/cells", $$"""{"scenario":"{{scenario}}","cells":[{{cell}}]}""")),
            3 => await Patch("target", $"{plan}/targets/{await Code(plan, "targets", chance)}", $$"""{"value":{{value}}}"""),
            4 => await Patch(
                "rename target",
                $"{plan}/targets/{await Code(plan, "targets", chance)}",
                $$"""{"code":"target-{{number}}"}"""
            ),
            5 => await Patch(
                "rename member",
                $"{plan}/dimensions/market/members/{await Code(plan, "dimensions/market/members", chance)}",
                $$"""{"code":"market-{{number}}"}"""
            ),
            6 => await Patch("rename indicator", $"{plan}/indicators/gmv", """{"code":"volume"}""")
                ?? await Patch("rename indicator", $"{plan}/indicators/volume", """{"code":"gmv"}"""),
            7 => Said("section", await _service.Api.Post($"{plan}/sections", $$"""{"code":"9.{{number}}","purpose":"other"}""")),
            8 => await Delete("section gone", $"{plan}/sections/{await Code(plan, "sections", chance)}"),
            9 => Said("scenario", await _service.Api.Post($"{plan}/scenarios", """{"code":"bold","parent":"baseline"}""")),
            10 => Said("merge", await _service.Api.Post($"{plan}/scenarios/{scenario}/merge", """{"prefer":"scenario"}""")),
            11 => await Delete("discard", $"{plan}/scenarios/bold/discard", viaPost: true),
            12 => Said(
                "members",
                await _service.Api.Post(
                    $"{plan}/dimensions/market/members/load",
                    $"code,names.en,parent\nnew-{number},New,latam2\nlatam2,{number},\n",
                    "text/csv"
                )
            ),
            13 => await Delete("target gone", $"{plan}/targets/{await Code(plan, "targets", chance)}"),
            14 => Said(
                "actuals",
                await _service.Api.Post(
                    $"{plan}/actuals",
                    $$"""{"rows":[{"indicator":"visitors","date":"2024-0{{chance.Next(1, 4)}}-11","value":{{value}}}]}"""
                )
            ),
            _ => Said("undo", await _service.Api.Post($"{plan}/change-sets/{await Version(plan)}/undo", "{}")),
        };
    }

    private static string? Said(string what, Answer answer) => answer.Status is 200 or 201 or 204 ? what : null;

    private async Task<string> Code(string plan, string collection, Random chance)
    {
        var codes = (await _service.Api.Get($"{plan}/{collection}?first=1000")).Is(200).Codes;
        return codes[chance.Next(codes.Count)];
    }

    private async Task<string?> Patch(string what, string path, string patch)
    {
        var found = await _service.Api.Get(path);
        return found.Status == 200 ? Said(what, await _service.Api.Patch(path, patch, found.ETag)) : null;
    }

    private async Task<string?> Delete(string what, string path, bool viaPost = false)
    {
        var found = await _service.Api.Get(viaPost ? path[..path.LastIndexOf('/')] : path);
        if (found.Status != 200)
            return null;
        return Said(
            what,
            viaPost ? await _service.Api.With("If-Match", found.ETag!).Post(path, "{}") : await _service.Api.Delete(path, found.ETag)
        );
    }
}
