using System.Text.RegularExpressions;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

/// <summary>
/// What a limited key may not read, no refusal, reason or explanation tells it either. Latin America has 123, the whole 7,919.
/// </summary>
public sealed class SideDoorTests(KeysService service) : IClassFixture<KeysService>
{
    private const string Share = """{"code":"gmv-share","kind":"share","unit":"percent","decimals":4,"base":"gmv","shareOf":"market"}""";

    // The whole, the others, what either would be with 5 more, the share, the multiplier of a proportional spread of 15,838, and words.
    private static readonly string[] Hidden =
    [
        "7919",
        "7,919",
        "7796",
        "7,796",
        "7924",
        "7801",
        "1.553",
        "8000",
        "secret",
        "boss",
        "total-hold",
        "top-bound",
        "germany",
        "growth",
    ];

    [Fact]
    public async Task Share_OfAHiddenWhole_IsNeitherShownNorExplained()
    {
        var (api, _, plan) = await Begin();

        var slice = (
            await api.Post(
                $"{plan}/slices",
                """{"indicators":["gmv-share"],"rows":[{"dimension":"market","members":["latam"]}],"columns":[{"periods":["2024"]}]}"""
            )
        ).Is(200);
        Assert.Equal("undefined", (string)slice.Json["rows"]![0]!["cells"]![0]!["state"]!);
        var why = Plain(
            (await api.Post($"{plan}/cell-explanations", """{"indicator":"gmv-share","scope":{"market":"latam"},"period":"2024"}""")).Is(
                200
            )
        );
        Assert.Empty(why.Json["inputs"]!.AsArray());
        foreach (var mode in new[] { "set", "add", "subtract" })
        {
            Plain(
                (
                    await api.Post(
                        $"{plan}/spread-previews",
                        $$"""
                        {"indicator":"gmv-share","solveFor":"gmv","scope":{"market":"latam"},"period":"2024","mode":"{{mode}}","value":2,"method":"equal","over":[{"dimension":"market","members":["mexico"]}]}
                        """
                    )
                ).Is(400)
            );
        }
    }

    [Fact]
    public async Task Write_AgainstAHiddenHoldOrBound_IsRefusedWithoutSayingWhat()
    {
        var (api, admin, plan) = await Begin();
        (
            await admin.Post(
                $"{plan}/bounds",
                """{"code":"top-bound","indicator":"visitors","period":"2024","measure":"target","max":8000}"""
            )
        ).Is(201);
        const string Spread =
            """{"indicator":"gmv","scope":{"market":"latam"},"period":"2024","value":128,"method":"equal","over":[{"dimension":"market","members":["mexico"]}]}""";

        Plain((await api.Post($"{plan}/cells", Cells(("gmv", 128)))).IsProblem(409, "hidden-obstacle"));
        Plain((await api.Post($"{plan}/cells", Cells(("visitors", 8001)))).IsProblem(409, "hidden-obstacle"));
        Plain((await api.Post($"{plan}/spread-previews", Spread)).IsProblem(409, "hidden-obstacle"));
        (await admin.Delete($"{plan}/holds/total-hold", (await admin.Get($"{plan}/holds/total-hold")).ETag)).Is(204);
        (await api.Post($"{plan}/cells", Cells(("gmv", 128)))).Is(200);
    }

    [Fact]
    public async Task Explain_OfACellThatAHiddenSpreadWrote_SaysNothingOfIt()
    {
        var (api, admin, plan) = await Begin();
        (await admin.Delete($"{plan}/holds/total-hold", (await admin.Get($"{plan}/holds/total-hold")).ETag)).Is(204);
        var preview = (
            await admin.Post(
                $"{plan}/spread-previews",
                """
                {"indicator":"gmv","period":"2024","value":15838,"method":"proportional","over":[{"dimension":"market","members":["latam","eu"]}]}
                """
            )
        ).Is(200);
        (await admin.With("X-Change-Reason", "secret merger").Post($"{plan}/spreads", $$"""{"token":"{{preview.Json["token"]}}"}""")).Is(
            200
        );

        var why = Plain(
            (await api.Post($"{plan}/cell-explanations", """{"indicator":"gmv","scope":{"market":"latam"},"period":"2024"}""")).Is(200)
        );

        Assert.Equal(["before", "isAbove"], why.Json["write"]!.AsObject().Select(field => field.Key));
        Assert.NotNull(
            (await admin.Post($"{plan}/cell-explanations", """{"indicator":"gmv","scope":{"market":"latam"},"period":"2024"}""")).Json[
                "write"
            ]!["changeSet"]
        );
    }

    [Fact]
    public async Task Parts_ThatMentionHiddenOnes_LeaveThemOut()
    {
        var (api, admin, plan) = await Begin();
        (
            await admin.Patch(
                $"{plan}/dimensions/market/groups/emerging",
                """{"definitions":[{"members":["latam"]},{"members":["latam","germany"]}]}""",
                "\"1\""
            )
        ).Is(200);

        Assert.Single(Plain(await api.Get($"{plan}/dimensions/market/groups/emerging")).Json["definitions"]!.AsArray());
        Assert.Empty(Plain(await api.Get($"{plan}/objectives/latam-first")).Json["parents"]?.AsArray() ?? []);
        Assert.Empty((await api.Get($"{plan}/objectives?parent=growth")).Is(200).Items);
        Assert.Equal((await api.Get($"{plan}/objectives?parent=no-such")).Text, (await api.Get($"{plan}/objectives?parent=growth")).Text);
        Plain(
            await api.Post(
                "/graphql",
                $$"""{"query":"{ plan(code: \"{{plan["/v1/plans/".Length..]}}\") { objectives { nodes { code parents { nodes { code } } } } } }"}"""
            )
        );
    }

    [Fact]
    public async Task Write_OfWhatMentionsHiddenParts_KeepsThem()
    {
        var (api, admin, plan) = await Begin();

        var answer = Plain(
            (await api.Patch($"{plan}/objectives/latam-first", """{"names":{"en":"Latin America first"}}""", "\"1\"")).Is(200)
        );

        Assert.Equal("Latin America first", (string)answer.Json["names"]!["en"]!);
        Assert.Equal("""["growth"]""", (await admin.Get($"{plan}/objectives/latam-first")).Json["parents"]!.ToJsonString());
        (await api.Patch($"{plan}/objectives/latam-first", """{"parents":["growth"]}""", answer.ETag)).HasFaults(
            "unknown-reference /parents/0"
        );
        (await api.Patch($"{plan}/objectives/latam-first", """{"parents":["no-such"]}""", answer.ETag)).HasFaults(
            "unknown-reference /parents/0"
        );
        Plain((await api.Delete($"{plan}/objectives/latam-first", answer.ETag)).IsProblem(409, "in-use"));
    }

    [Fact]
    public async Task Write_OfWhatStandsAtANewPlace_IsSeenInTheSameCommand()
    {
        var (api, _, plan) = await Begin();
        (
            await api.Post(
                $"{plan}/cells",
                """{"cells":[{"indicator":"visitors","scope":{"market":"jalisco","tier":"head"},"period":"2024","value":7}]}"""
            )
        ).Is(200);
        (
            await api.Post(
                $"{plan}/targets",
                """{"code":"v","indicator":"visitors","scope":{"market":"jalisco"},"period":"2024","comparator":"equal","value":7}"""
            )
        ).Is(201);
        (await api.Post($"{plan}/key-results", """{"code":"v","objective":"latam-first","target":"v"}""")).Is(201);

        var renamed = (
            await api.Patch(
                $"{plan}/targets/v",
                """{"code":"w","scope":{"market":"jalisco","line":"brand"}}""",
                (await api.Get($"{plan}/targets/v")).ETag
            )
        ).Is(200);
        Assert.Equal("w", (string)renamed.Json["code"]!);
    }

    [Theory]
    [InlineData("targets/total", "targets/no-such")]
    [InlineData("objectives/growth", "objectives/no-such")]
    [InlineData("holds/total-hold", "holds/no-such")]
    [InlineData("dimensions/market/members/germany", "dimensions/market/members/no-such")]
    [InlineData("waivers/known-gap", "waivers/no-such")]
    public async Task Hidden_AndAbsent_AnswerAlike(string hidden, string absent)
    {
        var (api, _, plan) = await Begin();
        foreach (var etag in new[] { null, "\"1\"", "\"99\"" })
        {
            Alike(
                await api.Patch($"{plan}/{hidden}", """{"names":{"en":"x"}}""", etag),
                await api.Patch($"{plan}/{absent}", """{"names":{"en":"x"}}""", etag),
                hidden
            );
            Alike(await api.Delete($"{plan}/{hidden}", etag), await api.Delete($"{plan}/{absent}", etag), hidden);
        }
        Alike(await api.Get($"{plan}/{hidden}"), await api.Get($"{plan}/{absent}"), hidden);
    }

    private static void Alike(Answer one, Answer other, string hidden)
    {
        Assert.Equal((one.Status, one.Code, one.ETag), (other.Status, other.Code, other.ETag));
        Assert.Equal(((string)one.Json["detail"]!).Replace(hidden.Split('/')[^1], "no-such"), (string)other.Json["detail"]!);
    }

    private static string Cells(params (string Indicator, int Value)[] cells) =>
        $$"""
            {"cells":[{{string.Join(
                ',',
                cells.Select(cell =>
                    $$"""{"indicator":"{{cell.Indicator}}","scope":{"market":"latam"},"period":"2024","value":{{cell.Value}}}"""
                )
            )}}]}
            """;

    private static Answer Plain(Answer answer)
    {
        // A trace id may hold any digits.
        var text = Regex.Replace(answer.Text, "\"traceId\":\"[^\"]*\"", "") + answer.Location;
        Assert.All(Hidden, hidden => Assert.DoesNotContain(hidden, text, StringComparison.OrdinalIgnoreCase));
        return answer;
    }

    private async Task<(Client Api, Client Admin, string Plan)> Begin()
    {
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        var plan = await service.NewPlan(admin);
        (await admin.Post($"{plan}/indicators", Share)).Is(201);
        (
            await admin.Post(
                $"{plan}/cells",
                """
                {"cells":[{"indicator":"gmv","scope":{"market":"latam"},"period":"2024","value":123},{"indicator":"gmv","scope":{"market":"eu"},"period":"2024","value":7796}]}
                """
            )
        ).IsProblem(409, "cells-held");
        (await admin.Delete($"{plan}/holds/total-hold", "\"1\"")).Is(204);
        (
            await admin.Post(
                $"{plan}/cells",
                """
                {"cells":[{"indicator":"gmv","scope":{"market":"latam"},"period":"2024","value":123},{"indicator":"gmv","scope":{"market":"eu"},"period":"2024","value":7796}]}
                """
            )
        ).Is(200);
        (
            await admin.Post(
                $"{plan}/holds",
                """{"code":"total-hold","indicator":"gmv","period":"2024","measure":"target","reason":{"en":"secret"}}"""
            )
        ).Is(201);
        var key = await service.NewKey(
            Role.Planner,
            key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Parse("latam")] } }
        );
        return (service.With(key.Key!), admin, plan);
    }
}
