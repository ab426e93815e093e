using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PlanApi.Api.Http;
using PlanApi.Application.Access;

namespace PlanApi.Api.Workers;

/// <summary>
/// Reads and writes once before the service says that it is ready, so that the first caller need not wait for one-time preparation: the
/// model, the schema, statements, compiled code. The writes are not kept.
/// </summary>
internal sealed partial class WarmUp(IServiceScopeFactory scopes, EndpointDataSource endpoints, ILogger<WarmUp> log) : IHealthCheck
{
    private const string Plans = "/v1/plans",
        Plan = Plans + "/{plan}";

    private volatile bool _isRunning;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            _isRunning ? HealthCheckResult.Unhealthy("starting: The service prepares its first answers.") : HealthCheckResult.Healthy()
        );

    /// <summary>From now on the service is not ready, until <see cref="Run"/> is done.</summary>
    public void Begin() => _isRunning = true;

    /// <summary>Makes the calls that the first callers will make. A call that fails does not stop the service.</summary>
    /// <param name="address">Where the service listens.</param>
    /// <param name="stopping">When the service is to stop.</param>
    public async Task Run(string address, CancellationToken stopping)
    {
        try
        {
            await Task.WhenAll(Knock(address, stopping), Call(stopping));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogCold(log, failure);
        }
        finally
        {
            _isRunning = false;
        }
    }

    /// <summary>One call through the server itself. It does not matter whether the server refuses the caller.</summary>
    private static async Task Knock(string address, CancellationToken stopping)
    {
        if (!address.StartsWith("http:", StringComparison.Ordinal))
            return;
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri($"{address.TrimEnd('/')}{Plans}?first=1"), stopping);
        await answer.Content.ReadAsByteArrayAsync(stopping);
    }

    private async Task Call(CancellationToken stopping)
    {
        if (await FirstOf(Plans, null, stopping) is not { } plan)
        {
            await Send("POST", Plans, null, """{"code":"rehearsal","calendar":{"year":2024},"currency":"CNY"}""", stopping);
            await Send("POST", "/graphql", null, """{"query":"{ plans(first: 1) { nodes { code } } }"}""", stopping);
            return;
        }
        await Send("GET", Plan, plan, null, stopping);
        var indicator = await FirstOf(Plan + "/indicators", plan, stopping);
        var target = await FirstOf(Plan + "/targets", plan, stopping);
        await Send(
            "POST",
            "/graphql",
            null,
            $$"""{"query":"{ plan(code: \"{{plan}}\") { code targets(first: 1) { nodes { code value indicator { code } } } } }"}""",
            stopping
        );
        await Send("POST", Plan + "/sections", plan, """{"code":"rehearsal","purpose":"other"}""", stopping);
        if (indicator is null)
            return;
        await Send("POST", Plan + "/slices", plan, $$"""{"indicators":["{{indicator}}"]}""", stopping);
        await Send("POST", Plan + "/cells", plan, $$"""{"cells":[{"indicator":"{{indicator}}","period":"2024","value":1}]}""", stopping);
        await Send(
            "POST",
            "/graphql",
            null,
            $$"""
            {"query":"mutation { createSection(plan: \"{{plan}}\", input: {code: \"rehearsal\", purpose: OTHER}) { errors { code } } }"}
            """,
            stopping
        );
        if (target is not null)
            await Send("PATCH", Plan + "/targets/{code}", plan, """{"source":null}""", stopping, target);
    }

    private async Task<string?> FirstOf(string pattern, string? plan, CancellationToken stopping) =>
        (string?)(JsonNode.Parse(await Send("GET", pattern, plan, null, stopping))?["items"] as JsonArray)?.FirstOrDefault()?["code"];

    /// <summary>Calls an endpoint as the machine itself, without keeping what it writes.</summary>
    private async Task<byte[]> Send(
        string method,
        string pattern,
        string? plan,
        string? body,
        CancellationToken stopping,
        string? code = null
    )
    {
        if (
            endpoints
                .Endpoints.OfType<RouteEndpoint>()
                .FirstOrDefault(endpoint =>
                    endpoint.RoutePattern.RawText?.Trim('/') == pattern.Trim('/')
                    && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) == true
                )
            is not { } endpoint
        )
            throw new InvalidOperationException($"There is no {method} {pattern}.");
        await using var scope = scopes.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        (caller.Identity, caller.IsRehearsal) = (Caller.Local, true);
        using var answer = new MemoryStream();
        var context = new DefaultHttpContext
        {
            RequestServices = scope.ServiceProvider,
            RequestAborted = stopping,
            Response = { Body = answer },
        };
        context.SetEndpoint(endpoint);
        var request = context.Request;
        (request.Method, request.Scheme, request.Host) = (method, "http", new HostString("localhost"));
        (request.Path, request.RouteValues["plan"], request.RouteValues["code"]) = (pattern, plan, code);
        if (body is not null)
            (request.Body, request.ContentType) = (new MemoryStream(Encoding.UTF8.GetBytes(body)), MediaTypes.Json);
        if (method == "PATCH")
            request.Headers.IfMatch = "\"1\"";
        await endpoint.RequestDelegate!(context);
        await context.Response.BodyWriter.FlushAsync(stopping);
        LogCall(log, method, pattern, context.Response.StatusCode);
        return answer.ToArray();
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Rehearsed {Method} {Path}: {Status}")]
    private static partial void LogCall(ILogger logger, string method, string path, int status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The first calls may be slow: they could not be rehearsed")]
    private static partial void LogCold(ILogger logger, Exception failure);
}
