using Microsoft.Extensions.Configuration;
using PlanApi.Api.Access;
using PlanApi.Api.Hosting;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

/// <summary>Without keys, the service is for programs on the same machine: never for web pages that a browser there shows.</summary>
public sealed class OpenModeTests(OpenService service) : IClassFixture<OpenService>
{
    private const string Plan = """{"code":"foreign","calendar":{"year":2025},"currency":"CNY"}""";

    [Theory]
    [InlineData("localhost", 200)]
    [InlineData("LOCALHOST:5080", 200)]
    [InlineData("127.0.0.1:5080", 200)]
    [InlineData("[::1]:5080", 200)]
    [InlineData("evil.example", 403)]
    [InlineData("localhost.evil.example", 403)]
    [InlineData("127.0.0.1.evil.example", 403)]
    public async Task Call_ByAHostName_IsRefusedUnlessItIsThisMachines(string host, int status) =>
        Assert.Equal(status, (await service.Api.With("Host", host).Get("/v1/plans")).Status);

    [Theory]
    [InlineData("http://localhost", 201)]
    [InlineData("null", 403)]
    [InlineData("http://evil.example", 403)]
    [InlineData("https://localhost", 403)]
    [InlineData("http://localhost:8080", 403)]
    [InlineData("http://localhost.evil.example", 403)]
    public async Task Call_FromAnOrigin_IsRefusedUnlessItIsTheServices(string origin, int status)
    {
        var answer = await service
            .Api.With("Origin", origin)
            .Post("/v1/plans", Plan.Replace("foreign", $"o-{Guid.NewGuid():N}", StringComparison.Ordinal));

        Assert.Equal(status, answer.Status);
        Assert.False(answer.Response.Headers.Contains("Access-Control-Allow-Origin"));
        if (status == 403)
            answer.IsProblem(403, "forbidden");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/jsonp")]
    [InlineData("text/json")]
    [InlineData(null)]
    public async Task Write_OfATypeThatAFormCanSend_IsRefused(string? type)
    {
        (
            await service.Api.SendContent(
                HttpMethod.Post,
                "/v1/plans",
                new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(Plan)),
                type
            )
        ).IsProblem(415, "unsupported-media-type");
        (
            await service.Api.SendContent(
                HttpMethod.Post,
                "/v1/plan-documents",
                new ByteArrayContent("format: planapi/1"u8.ToArray()),
                type
            )
        ).IsProblem(415, "unsupported-media-type");
        (await service.Api.Get("/v1/plans/foreign")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task Call_WithAKey_IsByThatKey()
    {
        var viewer = service.With((await service.NewKey(Role.Viewer)).Key!);

        (await viewer.Get("/v1/plans")).Is(200);
        (await viewer.Post("/v1/plans", Plan)).IsProblem(403, "forbidden");
        (await service.With("plan_1_wrong").Get("/v1/plans")).IsProblem(401, "unauthenticated");
    }

    [Theory]
    [InlineData(true, "urls=http://localhost:5080")]
    [InlineData(true, "urls=http://127.0.0.1:5080;http://[::1]:5080")]
    [InlineData(true, "urls=http://localhost", "Access:Mode=open")]
    [InlineData(true, "urls=http://0.0.0.0:80", "Access:Mode=OPEN")]
    [InlineData(false, "urls=http://localhost", "Access:Mode=keys")]
    [InlineData(false, "urls=http://0.0.0.0:5080")]
    [InlineData(false, "urls=http://*:5080")]
    [InlineData(false, "urls=http://+:5080")]
    [InlineData(false, "urls=http://[::]:5080")]
    [InlineData(false, "urls=http://192.168.1.7:5080")]
    [InlineData(false, "urls=http://plans.example:5080")]
    [InlineData(false, "urls=http://localhost:5080;http://0.0.0.0:5081")]
    [InlineData(false, "HTTP_PORTS=8080")]
    [InlineData(false, "HTTPS_PORTS=8443")]
    [InlineData(false, "urls=http://localhost:5080", "Kestrel:Endpoints:Public:Url=http://0.0.0.0:80")]
    public void Mode_WithoutWord_IsOpenOnLoopbackOnly(bool open, params string[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings.Select(setting =>
                    KeyValuePair.Create(
                        setting[..setting.IndexOf('=', StringComparison.Ordinal)],
                        (string?)setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..]
                    )
                )
            )
            .Build();

        Assert.Equal(open, new AccessMode(configuration).IsOpen);
    }

    [Fact]
    public void Mode_OfAnotherWord_KeepsTheServiceFromStarting() =>
        Assert.Throws<CannotStart>(() =>
            SettingChecks.Check(
                new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Access:Mode", (string?)"none")]).Build()
            )
        );
}
