using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;
using PlanApi.UnitTests;

namespace PlanApi.IntegrationTests.Parts;

/// <summary>What holds for every kind of part alike.</summary>
[Trait("Suite", Suites.Both)]
public sealed class PartTests(OpenService service) : IClassFixture<OpenService>
{
    public static TheoryData<PartCase> Kinds => PartCases.Theory;

    public static TheoryData<PartCase> Mentioning => PartCases.ThatMention;

    public static TheoryData<PartCase> Requiring => PartCases.ThatRequire;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Create_NewPart_AnswersItWithItsAddressAndETag(PartCase kind)
    {
        var (api, parts) = await Begin(kind);

        var created = (await api.Post(parts, kind.New)).Is(201);

        Assert.Equal("application/json", created.Type);
        Assert.Equal($"{parts}/{created.Json["code"]}", created.Location);
        Assert.StartsWith($"\"{created.Json["version"]}.", created.ETag, StringComparison.Ordinal);
        Assert.Equal(JsonNode.Parse(kind.New)!.Without(), created.Json.Without("id", "version"));
        var read = (await api.Get(created.Location!)).Is(200);
        Assert.Equal(created.Text, read.Text);
        Assert.Equal(created.ETag, read.ETag);
        Assert.Contains(created.Text, (await api.Get($"{parts}?first=1000")).Is(200).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Create_WithExistingCode_ReturnsConflict(PartCase kind)
    {
        var (api, parts) = await Begin(kind);
        var existing = (await api.Get($"{parts}/{kind.Existing}")).Is(200);

        (await api.Post(parts, existing.Text)).IsProblem(409, "duplicate-code");
    }

    [Theory, MemberData(nameof(Requiring))]
    public async Task Create_WithoutRequiredField_NamesIt(PartCase kind)
    {
        var (api, parts) = await Begin(kind);
        var body = JsonNode.Parse(kind.New)!.Without(kind.Required, "code");

        (await api.Post(parts, body)).HasFaults("missing-field /code", $"missing-field /{kind.Required}");
    }

    [Theory, MemberData(nameof(Mentioning))]
    public async Task Create_MentioningWhatThereIsNot_NamesEachMention(PartCase kind)
    {
        var (api, parts) = await Begin(kind);

        var refused = await api.Post(parts, Json.Merge(kind.New, kind.Mention));

        Assert.Equal(kind.MentionFault, refused.IsProblem(400, "invalid").Faults);
        (await api.Get($"{parts}/fresh")).IsProblem(404, "not-found");
    }

    [Theory, MemberData(nameof(Mentioning))]
    public async Task Create_WithSeveralKindsOfFault_NamesAllAtOnce(PartCase kind)
    {
        var (api, parts) = await Begin(kind);
        var body = Json.Merge(kind.New, kind.Mention);

        var refused = await api.Post(parts, Json.Merge(body, """{"code":"a b","nmaes":{"en":"typing error"}}"""));

        Assert.Equal($"bad-code /code, unknown-field /nmaes, {kind.MentionFault}", refused.IsProblem(400, "invalid").Faults);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Get_WithTheETagThatItHas_IsNotModified(PartCase kind)
    {
        var (api, parts) = await Begin(kind);
        var read = (await api.Get($"{parts}/{kind.Existing}")).Is(200);

        var again = await api.With("If-None-Match", $"\"0\", W/{read.ETag}").Get($"{parts}/{kind.Existing}");

        Assert.Equal("", again.Is(304).Text);
        Assert.Equal(read.ETag, again.ETag);
        (await api.With("If-None-Match", "\"0\"").Get($"{parts}/{kind.Existing}")).Is(200);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Get_OfWhatThereIsNot_IsNotFound(PartCase kind)
    {
        var (api, parts) = await Begin(kind);

        (await api.Get($"{parts}/no-such-part")).IsProblem(404, "not-found");
        (await api.Get(parts.Replace("/plans/", "/plans/no-", StringComparison.Ordinal))).IsProblem(404, "not-found");
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Update_ByMergePatch_SetsReplacesAndClears(PartCase kind)
    {
        var (api, parts) = await Begin(kind);
        var created = (await api.Post(parts, kind.New)).Is(201);

        var updated = (await api.Patch(created.Location!, kind.Patch, created.ETag)).Is(200);

        var expected = Json.Merge(JsonNode.Parse(created.Text), JsonNode.Parse(kind.Patch))!;
        Assert.Equal(expected.Without("version"), updated.Json.Without("version"));
        Assert.True((long)updated.Json["version"]! > (long)created.Json["version"]!);
        Assert.Equal(updated.Text, (await api.Get(created.Location!)).Is(200).Text);
        Assert.StartsWith($"\"{updated.Json["version"]}.", updated.ETag, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Update_WithoutOrWithStaleVersion_IsRefused(PartCase kind)
    {
        var (api, parts) = await Begin(kind);
        var created = (await api.Post(parts, kind.New)).Is(201);
        var updated = (await api.Patch(created.Location!, kind.Patch, created.ETag)).Is(200);

        (await api.Patch(created.Location!, kind.Patch, null)).IsProblem(428, "missing-version");
        (await api.Patch(created.Location!, kind.Patch, created.ETag)).IsProblem(412, "stale-version");
        (await api.Delete(created.Location!, null)).IsProblem(428, "missing-version");
        (await api.Delete(created.Location!, created.ETag)).IsProblem(412, "stale-version");
        Assert.Equal(updated.Text, (await api.Get(created.Location!)).Text);
    }

    [Theory, MemberData(nameof(Mentioning))]
    public async Task Update_MentioningWhatThereIsNot_ChangesNothing(PartCase kind)
    {
        var (api, parts) = await Begin(kind);
        var created = (await api.Post(parts, kind.New)).Is(201);

        var refused = await api.Patch(created.Location!, Json.Merge(kind.Mention, """{"names":{"English":"x"},"nmaes":1}"""), created.ETag);

        var names = created.Json["names"] is null ? "unknown-field /names" : "bad-language /names/English";
        refused.HasFaults([names, "unknown-field /nmaes", .. kind.MentionFault.Split(", ")]);
        Assert.Equal(created.Text, (await api.Get(created.Location!)).Text);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Delete_OfAnUnusedPart_RemovesItAndFreesItsCode(PartCase kind)
    {
        var (api, parts) = await Begin(kind);
        var created = (await api.Post(parts, kind.New)).Is(201);

        Assert.Equal("", (await api.Delete(created.Location!, created.ETag)).Is(204).Text);

        (await api.Get(created.Location!)).IsProblem(404, "not-found");
        (await api.Delete(created.Location!, created.ETag)).IsProblem(404, "not-found");
        (await api.Patch(created.Location!, "{}", created.ETag)).IsProblem(404, "not-found");
        var again = (await api.Post(parts, kind.New)).Is(201);
        Assert.NotEqual((string)created.Json["id"]!, (string)again.Json["id"]!);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Update_OfTheCode_MovesThePartToItsNewAddress(PartCase kind)
    {
        if (kind.Collection == "currencies")
            return;
        var (api, parts) = await Begin(kind);
        var created = (await api.Post(parts, kind.New)).Is(201);

        var renamed = (await api.Patch(created.Location!, """{"code":"刷新-2"}""", created.ETag)).Is(200);

        Assert.Equal((string)created.Json["id"]!, (string)renamed.Json["id"]!);
        (await api.Get(created.Location!)).IsProblem(404, "not-found");
        Assert.Equal(renamed.Text, (await api.Get($"{parts}/{Uri.EscapeDataString("刷新-2")}")).Is(200).Text);
        (await api.Patch($"{parts}/{Uri.EscapeDataString("刷新-2")}", $$"""{"code":"{{kind.Existing}}"}""", renamed.ETag)).IsProblem(
            409,
            "duplicate-code"
        );
    }

    private async Task<(Client Api, string Parts)> Begin(PartCase kind) => (service.Api, $"{await service.NewPlan()}/{kind.Path}");
}
