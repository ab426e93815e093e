using System.Net.Http.Headers;
using System.Text;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.BadInput;

/// <summary>Whatever is sent, the answer is a problem document that says what is wrong, and the service stays well.</summary>
public sealed class BadInputTests(OpenService service) : IClassFixture<OpenService>
{
    private const int Part = 1024 * 1024;
    private const int Document = 32 * 1024 * 1024;

    public static TheoryData<string, string> Texts =>
        new()
        {
            { "", "syntax " },
            { "{", "syntax " },
            { "nonsense", "syntax " },
            { "{\"code\":\"a\"}{}", "syntax " },
            { "{'code':'a'}", "syntax " },
            { "{\"code\":\"a\",}", "syntax " },
            { "{/* c */}", "syntax " },
            { "{\"code\":NaN}", "syntax /code" },
            { "[]", "wrong-type " },
            { "null", "wrong-type " },
            { "7", "wrong-type " },
            { "{\"code\":\"a\",\"indicator\":\"gmv\",\"comparator\":\"equal\",\"value\":1,\"value\":2}", "duplicate-field /value" },
            { Target("\"value\":1e400"), "out-of-range /value" },
            { Target("\"value\":-1e400"), "out-of-range /value" },
            { Target("\"value\":1e-400"), "too-many-decimals /value" },
            { Target("\"value\":1e999999999999"), "out-of-range /value" },
            { Target("\"value\":900000000000000"), "out-of-range /value" },
            { Target("\"value\":12345678901.12345"), "too-many-decimals /value" },
            { Target("\"value\":123456789012.3456"), "too-many-digits /value" },
            { Target("\"value\":\"1\""), "wrong-type /value" },
            { Target("\"value\":null"), "missing-field /value" },
            { Target("\"value\":1,\"wording\":{\"en\":\"\\u0000\"}"), "bad-text /wording/en" },
            { Target("\"value\":1,\"wording\":{\"en\":\"\\ud800\"}"), "bad-text /wording/en" },
            { Target("\"value\":1,\"wording\":{\"en\":\"" + new string('x', 4_001) + "\"}"), "too-long /wording/en" },
            { Target("\"value\":1,\"wording\":{\"en\":5}"), "wrong-type /wording/en" },
            { Target("\"value\":1,\"scope\":{\"li ne\":\"x\"}"), "bad-code /scope/li ne" },
            { Target("\"value\":1,\"scope\":\"line=sales\""), "wrong-type /scope" },
            { Target("\"value\":1,\"period\":2024"), "wrong-type /period" },
            { Target("\"value\":1,\"period\":\"2024-14\""), "bad-period /period" },
            { Target("\"value\":1,\"baseline\":{\"valeu\":3}"), "missing-field /baseline/value, unknown-field /baseline/valeu" },
            { Target("\"value\":1").Replace("\"t\"", "\"-t\"", StringComparison.Ordinal), "bad-code /code" },
            { Target("\"value\":1").Replace("\"t\"", "\"" + new string('t', 65) + "\"", StringComparison.Ordinal), "bad-code /code" },
            { Target("\"value\":1").Replace("\"t\"", "\"a/b\"", StringComparison.Ordinal), "bad-code /code" },
        };

    [Theory, MemberData(nameof(Texts))]
    public async Task Create_FromAFaultyText_NamesTheFault(string body, string faults)
    {
        var plan = await service.NewPlan();

        Assert.Equal(faults, (await service.Api.Post($"{plan}/targets", body)).IsProblem(400, "invalid").Faults);
        (await service.Api.Get($"{plan}/targets/t")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task Create_WithAnUnknownField_NamesTheNearestKnown()
    {
        var fault = (
            await service.Api.Post($"{await service.NewPlan()}/targets", Target("\"value\":1,\"indicater\":1"))
        ).FaultNodes.Single();

        Assert.Contains("'indicator'", (string)fault["message"]!, StringComparison.Ordinal);
        Assert.Equal((1, 62), ((int)fault["line"]!, (int)fault["column"]!));
    }

    [Fact]
    public async Task Create_InInvalidUtf8_IsRefused()
    {
        var plan = await service.NewPlan();
        byte[] body = [.. Encoding.UTF8.GetBytes("{\"code\":\""), 0xC3, 0x28, .. Encoding.UTF8.GetBytes("\"}")];

        (await service.Api.SendContent(HttpMethod.Post, $"{plan}/targets", new ByteArrayContent(body), "application/json")).HasFaults(
            "syntax "
        );
        (await service.Api.SendContent(HttpMethod.Post, "/v1/plan-documents", new ByteArrayContent(body), "application/yaml")).HasFaults(
            "syntax "
        );
    }

    [Theory]
    [InlineData("/v1/plans", Part, true)]
    [InlineData("/v1/plans", Part, false)]
    [InlineData("PLAN/targets", Part, true)]
    [InlineData("PLAN/targets", Part, false)]
    [InlineData("/v1/api-keys", Part, false)]
    [InlineData("/v1/plan-documents", Document, true)]
    [InlineData("/v1/plan-documents", Document, false)]
    public async Task Create_FromTooLargeABody_IsRefused(string path, int limit, bool lengthKnown)
    {
        path = path.Replace("PLAN", await service.NewPlan(), StringComparison.Ordinal);
        (await service.Api.SendContent(HttpMethod.Post, path, Spaces(limit), "application/json")).IsProblem(400, "invalid");

        (await service.Api.SendContent(HttpMethod.Post, path, Spaces(limit + 1), "application/json")).IsProblem(413, "too-large");

        HttpContent Spaces(int count)
        {
            var bytes = new byte[count];
            bytes.AsSpan().Fill((byte)' ');
            return lengthKnown ? new ByteArrayContent(bytes) : new Unsized(bytes);
        }
    }

    [Fact]
    public async Task Update_WithTooLargeABody_IsRefused() =>
        (await service.Api.Patch($"{await service.NewPlan()}/targets/total", new string(' ', Part + 1), "\"1\"")).IsProblem(
            413,
            "too-large"
        );

    [Theory]
    [InlineData("[", "application/json")]
    [InlineData("{\"a\":", "application/json")]
    [InlineData("[", "application/yaml")]
    [InlineData("{a: ", "application/yaml")]
    [InlineData("- ", "application/yaml")]
    public async Task Create_FromDeeplyNestedText_IsRefused(string open, string type)
    {
        var nested = new StringBuilder().Insert(0, open, 200_000).ToString();

        var refused = (await service.Api.Post("/v1/plan-documents", nested, type)).IsProblem(400, "invalid");

        Assert.StartsWith("too-deep", refused.Faults, StringComparison.Ordinal);
        if (type == "application/json")
            Assert.StartsWith(
                "too-deep",
                (await service.Api.Post("/v1/plans", nested)).IsProblem(400, "invalid").Faults,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task Import_OfAliases_IsRefused()
    {
        var bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (var letter = 'b'; letter <= 'j'; letter++)
            bomb.Append($"{letter}: &{letter} [{string.Join(", ", Enumerable.Repeat($"*{(char)(letter - 1)}", 9))}]\n");

        Assert.Contains(
            "alias-refused",
            (await service.Api.Post("/v1/plan-documents", bomb.ToString(), "application/yaml")).IsProblem(400, "invalid").Faults,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("12")]
    [InlineData("\"\"")]
    [InlineData("\"x\"")]
    [InlineData("\"-1\"")]
    [InlineData("\"+1\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"1\", 2")]
    [InlineData("\"1\", *")]
    [InlineData("*, *")]
    [InlineData("\"x\", W/\"y\"")]
    [InlineData("W/1")]
    [InlineData("\"99999999999999999999\"")]
    [InlineData("\"")]
    public async Task Update_WithAMalformedIfMatch_IsRefused(string header)
    {
        var plan = await service.NewPlan();

        (await service.Api.Patch($"{plan}/targets/total", "{}", header)).IsProblem(400, "bad-request");
        (await service.Api.Delete($"{plan}/targets/total", header)).IsProblem(400, "bad-request");
        (await service.Api.Delete(plan, header)).IsProblem(400, "bad-request");
    }

    [Theory]
    [InlineData("/v1/plans/-a")]
    [InlineData("/v1/plans/a%20b")]
    [InlineData("/v1/plans/a%2Fb")]
    [InlineData("/v1/plans/%FF")]
    [InlineData("/v1/plans/a'%20OR%201=1--")]
    [InlineData("PLAN/targets/%0A")]
    [InlineData("PLAN/targets/..a")]
    [InlineData("PLAN/dimensions/market/members/%E2%80%AE")]
    public async Task Get_OfAPathWithWhatIsNoCode_IsABadRequest(string path) =>
        (await service.Api.Get(path.Replace("PLAN", await service.NewPlan(), StringComparison.Ordinal))).IsProblem(400, "bad-request");

    [Fact]
    public async Task Get_OfAVeryLongPath_IsABadRequest()
    {
        (await service.Api.Get("/v1/plans/" + new string('a', 65))).IsProblem(400, "bad-request");
        (await service.Api.Get("/v1/plans/" + new string('a', 10_000))).IsProblem(400, "bad-request");
        (await service.Api.Get("/v1/plans?after=" + new string('a', 10_000))).Is(200);
        (await service.Api.Get($"{await service.NewPlan()}/targets?after=" + new string('a', 10_000))).HasFaults("bad-cursor /after");
    }

    private static string Target(string value) => $"{{\"code\":\"t\",\"indicator\":\"gmv\",\"comparator\":\"equal\",{value}}}";

    /// <summary>A body without Content-Length.</summary>
    private sealed class Unsized(byte[] bytes) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            for (var at = 0; at < bytes.Length; at += 64 * 1024)
                await stream.WriteAsync(bytes.AsMemory(at, Math.Min(64 * 1024, bytes.Length - at)));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
