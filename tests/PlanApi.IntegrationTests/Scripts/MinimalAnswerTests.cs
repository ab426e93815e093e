using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Scripts;

/// <summary>A script that reads nothing of what it writes asks for answers without bodies.</summary>
public sealed class MinimalAnswerTests(KeysService service) : IClassFixture<KeysService>
{
    [Theory]
    [InlineData("return=minimal")]
    [InlineData("Return=\"minimal\"; x, wait=10")]
    public async Task Writes_WithReturnMinimal_AnswerWithTheirETagAndAddressAlone(string preference)
    {
        var (full, plan) = await Begin();
        var api = full.With("Prefer", preference);

        var made = (await api.Post($"{plan}/sections", """{"code":"2","purpose":"other"}""")).Is(201);
        Assert.Equal(("", $"{plan}/sections/2"), (made.Text, made.Location));
        AssertApplied(made);
        Assert.Equal(made.ETag, (await full.Get($"{plan}/sections/2")).ETag);

        var changed = (await api.Patch($"{plan}/sections/2", """{"purpose":"risks"}""", made.ETag)).Is(204);
        Assert.Equal(("", null), (changed.Text, changed.Type));
        AssertApplied(changed);
        Assert.Equal(changed.ETag, (await full.Get($"{plan}/sections/2")).ETag);
        Assert.Equal("risks", (string?)(await full.Get($"{plan}/sections/2")).Json["purpose"]);
        (await api.Delete($"{plan}/sections/2", changed.ETag)).Is(204);
    }

    [Fact]
    public async Task Refusals_WithReturnMinimal_HaveTheirProblem()
    {
        var (full, plan) = await Begin();
        var api = full.With("Prefer", "return=minimal");

        (await api.Post($"{plan}/sections", """{"code":"2","purpose":"nonsense"}""")).IsProblem(400, "invalid");
        (await api.Patch($"{plan}/targets/total", """{"value":8}""", "\"99\"")).Is(412);
    }

    [Fact]
    public async Task Reads_AndAnswersWithSecrets_HaveTheirBody()
    {
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        var plan = await service.NewPlan(admin);
        var api = admin.With("Prefer", "return=minimal");

        Assert.NotEmpty((await api.Get($"{plan}/targets/total")).Is(200).Text);
        var key = (await api.Post("/v1/api-keys", """{"name":"cron","role":"viewer"}""")).Is(201);
        Assert.NotNull((string?)key.Json["key"]);
        Assert.False(key.Response.Headers.Contains("Preference-Applied"));
    }

    [Theory]
    [InlineData("return=representation")]
    [InlineData("return=minimally")]
    [InlineData("x=\"return=minimal\"")]
    [InlineData("minimal")]
    [InlineData("\"")]
    public async Task OtherPreferences_ChangeNothing(string preference)
    {
        var (full, plan) = await Begin();

        var made = (await full.With("Prefer", preference).Post($"{plan}/sections", """{"code":"2","purpose":"other"}""")).Is(201);

        Assert.Equal("2", (string?)made.Json["code"]);
    }

    private static void AssertApplied(Answer answer) =>
        Assert.Equal("return=minimal", answer.Response.Headers.GetValues("Preference-Applied").Single());

    private async Task<(Client Api, string Plan)> Begin()
    {
        var committee = service.With((await service.NewKey(Role.Committee)).Key!);
        return (committee, await service.NewPlan(committee));
    }
}
