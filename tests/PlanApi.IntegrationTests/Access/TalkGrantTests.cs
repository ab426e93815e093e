using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

/// <summary>Whoever sees an alert or a review may talk about it and bear it out; to all others nothing is said about it.</summary>
public sealed class TalkGrantTests : IDisposable
{
    private readonly CustomService _service = new(new TestOptions { Keys = true });

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task WhatIsSaidAboutAnAlertOrAReview_IsForThoseWhoSeeIt()
    {
        var tiers = await Tiers.Open(_service);
        await tiers.Raise();
        string[] seen = [$"alert\":{await tiers.Alert("of-mid")}", $"review\":{(await tiers.Review("mid-monthly"))["number"]}"];
        string[] hidden = [$"alert\":{await tiers.Alert("secret-total")}", $"review\":{(await tiers.Review("secret-monthly"))["number"]}"];
        foreach (var subject in seen.Concat(hidden))
        {
            (await tiers.Admin.Post($"{Tiers.Path}/comments", $$$"""{"subject":{"{{{subject}}}},"text":"@ann {{{subject[..3]}}}"}""")).Is(
                201
            );
            (
                await tiers.Admin.Post($"{Tiers.Path}/evidence/links", $$$"""{"subject":{"{{{subject}}}},"link":"https://example.org/x"}""")
            ).Is(201);
        }

        foreach (var list in new[] { "comments", "evidence" })
        {
            var all = await Tiers.All(tiers.Mid, $"{Tiers.Path}/{list}?first=1");
            Assert.Equal(seen.Reverse(), all.Select(item => item["subject"]!.ToJsonString()[2..^1]));
        }
        foreach (var subject in seen)
        {
            (await tiers.Mid.Post($"{Tiers.Path}/comments", $$$"""{"subject":{"{{{subject}}}},"text":"Mine."}""")).Is(201);
            (await tiers.Mid.Post($"{Tiers.Path}/evidence/links", $$$"""{"subject":{"{{{subject}}}},"link":"https://example.org/y"}""")).Is(
                201
            );
            Assert.Equal(
                2,
                (await tiers.Mid.Get($"{Tiers.Path}/comments?subject={subject.Replace("\"", "", StringComparison.Ordinal)}"))
                    .Is(200)
                    .Items.Count
            );
        }
        foreach (var subject in new[] { hidden[0], "alert\":987654" })
        {
            (await tiers.Mid.Post($"{Tiers.Path}/comments", $$$"""{"subject":{"{{{subject}}}},"text":"Mine."}""")).HasFaults(
                "unknown-reference /subject/alert"
            );
            (await tiers.Mid.Get($"{Tiers.Path}/comments?subject={subject.Replace("\"", "", StringComparison.Ordinal)}")).HasFaults(
                "unknown-reference /subject/alert"
            );
        }
        foreach (var subject in new[] { hidden[1], "review\":987654" })
            (
                await tiers.Mid.Post($"{Tiers.Path}/evidence/links", $$$"""{"subject":{"{{{subject}}}},"link":"https://example.org/x"}""")
            ).HasFaults("unknown-reference /subject/review");
        var graph = await Tiers.Graph(
            tiers.Mid,
            $$"""{ plan(code: "tiers") { alert(number: {{await tiers.Alert("of-mid")}}) { comments { nodes { text } } evidence { nodes { link } } } } }"""
        );
        Assert.Equal(2, graph["data"]!["plan"]!["alert"]!["comments"]!["nodes"]!.AsArray().Count);
    }

    [Fact]
    public async Task ACommentOrEvidenceOfAnAlertThatIsNotSeen_IsNotThere_WhateverIsDone()
    {
        var tiers = await Tiers.Open(_service);
        await tiers.Raise();
        var alert = await tiers.Alert("secret-total");
        var comment = (long)
            (await tiers.Admin.Post($"{Tiers.Path}/comments", $$"""{"subject":{"alert":{{alert}}},"text":"x"}""")).Is(201).Json["number"]!;
        var link = (long)
            (await tiers.Admin.Post($"{Tiers.Path}/evidence/links", $$"""{"subject":{"alert":{{alert}}},"link":"https://example.org/x"}"""))
                .Is(201)
                .Json["number"]!;
        foreach (var version in new[] { null, "\"1\"", (await tiers.Admin.Get($"{Tiers.Path}/comments/{comment}")).ETag })
        {
            await Tiers.IsNotThere(number => tiers.Mid.Get($"{Tiers.Path}/comments/{number}"), comment);
            await Tiers.IsNotThere(number => tiers.Mid.Patch($"{Tiers.Path}/comments/{number}", """{"text":""}""", version), comment);
            await Tiers.IsNotThere(number => tiers.Mid.Delete($"{Tiers.Path}/comments/{number}", version), comment);
            await Tiers.IsNotThere(number => tiers.Mid.Get($"{Tiers.Path}/evidence/{number}"), link);
            await Tiers.IsNotThere(number => tiers.Mid.Delete($"{Tiers.Path}/evidence/{number}", version), link);
        }
        (await tiers.Mid.Post($"{Tiers.Path}/comments", $$"""{"inReplyTo":{{comment}},"text":"x"}""")).HasFaults(
            "unknown-reference /inReplyTo"
        );
        (await tiers.Mid.Post($"{Tiers.Path}/comments", """{"inReplyTo":987654,"text":"x"}""")).HasFaults("unknown-reference /inReplyTo");
    }
}
