using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Lists;

/// <summary>Wherever there are pages, <c>next</c> is an address, <c>nextCursor</c> its cursor, and both lead to one page.</summary>
public sealed class NextTests(OpenService service) : IClassFixture<OpenService>
{
    private const string Slice = """{"indicators":["gmv"],"rows":[{"dimension":"market","leaves":true},{"grain":"month"}]}""";
    private const string Spread =
        """{"indicator":"stores","period":"2024","value":50,"method":"equal","over":[{"dimension":"market","leaves":true},{"grain":"month"}]}""";

    [Theory]
    [InlineData("indicators?first=1&sort=-code", "")]
    [InlineData("change-sets?first=1", "")]
    [InlineData("findings?first=1&severity=note,warning,error", "")]
    [InlineData("events?first=1&after=0", "")]
    [InlineData("slices?first=5", Slice)]
    [InlineData("spread-previews?first=5", Spread)]
    public async Task Next_IsTheAddressWithItsCursor(string path, string body)
    {
        var plan = await CubePlan.New(service);
        (await service.Api.Patch(plan.Path, """{"names":{"en":"Named anew"}}""", (await service.Api.Get(plan.Path)).ETag)).Is(200);
        var address = $"{plan.Path}/{path}";
        var first = await Ask(address, body);
        Assert.NotNull(first.NextCursor);

        Assert.StartsWith($"http://localhost{address.Split('?')[0]}?", first.Next!, StringComparison.Ordinal);
        Assert.Contains($"after={Uri.EscapeDataString(first.NextCursor)}", first.Next, StringComparison.Ordinal);
        var byLink = await Ask(first.Next!, body);
        var byCursor = await Ask(
            $"{address.Replace("&after=0", "", StringComparison.Ordinal)}&after={Uri.EscapeDataString(first.NextCursor)}",
            body
        );

        Assert.Equal(Bare(byCursor), Bare(byLink));
        Assert.NotEqual(Bare(first), Bare(byLink));
    }

    [Fact]
    public async Task LastPage_HasNeither()
    {
        var plan = await CubePlan.New(service);

        foreach (
            var (path, body) in new[] { ("indicators?first=100", ""), ("slices?first=1000", Slice), ("spread-previews?first=1000", Spread) }
        )
        {
            var page = await Ask($"{plan.Path}/{path}", body);
            Assert.Equal((null, null), (page.Next, page.NextCursor));
        }
    }

    private async Task<Answer> Ask(string address, string body) =>
        (body.Length == 0 ? await service.Api.Get(address) : await service.Api.Post(address, body)).Is(200);

    private static string Bare(Answer answer)
    {
        var page = (JsonObject)answer.Json;
        page.Remove("next");
        page.Remove("token");
        return page.ToJsonString();
    }
}
