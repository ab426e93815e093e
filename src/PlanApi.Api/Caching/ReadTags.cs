using System.Globalization;
using PlanApi.Api.Access;
using PlanApi.Api.Http;
using PlanApi.Application.Access;
using PlanApi.Application.History;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Caching;

/// <summary>
/// Gives every read over REST an ETag, and answers 304 to a client that has the answer already. The tag of a read of a plan is known
/// before anything is computed. The few other reads have the hash of their answer. A resource with a version of its own sets its own tag
/// (<see cref="VersionTag"/>). All of these tags are weak, since one answer may be packed in several ways.
/// </summary>
internal sealed class ReadTags(RequestDelegate next, TimeProvider clock)
{
    private const int TagBytes = 18;

    public async Task InvokeAsync(HttpContext context, Caller caller, UseCaseSender sender)
    {
        if (caller.Identity is not { } identity || !IsRead(context))
        {
            await next(context);
            return;
        }
        var question = Array.Empty<byte>();
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            if (!(await Body.ReadBytes(context, Body.MaxPartBytes)).IsSuccess(out question, out var failure))
            {
                await Answers.Write(context, failure);
                return;
            }
            context.Request.Body = new MemoryStream(question);
        }
        if (await Tag(context, question, identity, sender) is not { } tag)
            await Compare(context);
        else if (ConditionalRequest.IsKnown(context.Request, tag))
            NotModified(context.Response, tag);
        else
        {
            Promise(context.Response, tag);
            await next(context);
        }
    }

    /// <summary>A POST also counts as a read if its endpoint says so. A stream has no end, so it has no tag.</summary>
    private static bool IsRead(HttpContext context) =>
        context.GetEndpoint()?.Metadata is { } endpoint
        && endpoint.GetMetadata<Serves>() is not null
        && (
            HttpMethods.IsGet(context.Request.Method)
                ? endpoint.GetMetadata<TakesTicket>() is null || !EventStream.IsPreferred(context.Request)
                : endpoint.GetMetadata<ReadByPost>() is not null && Body.IsJson(context.Request)
        );

    /// <summary>Made from everything that the answer depends on: the request, the caller's grants, the plan's state, and its day.</summary>
    private async Task<string?> Tag(HttpContext context, byte[] question, Identity identity, UseCaseSender sender)
    {
        var request = context.Request;
        if (
            context.GetEndpoint()!.Metadata.GetMetadata<Serves>()!.UseCase.IsAssignableTo(typeof(IDependsOnMore))
            || !Code.TryParse(context.GetRouteValue("plan") as string, out var code)
            || !(await sender.Send(new FetchPlanState(code), context.RequestAborted)).IsSuccess(out var plan, out _)
        )
            return null;
        return Weak(
            Digest.Of(
                [
                    request.Scheme,
                    request.Host.Value,
                    request.PathBase.Value,
                    request.Path.Value,
                    request.QueryString.Value,
                    request.Headers.Accept,
                    request.Headers[Preferences.Header],
                    Languages.Of(request),
                    Digest.Of(question, TagBytes),
                    identity.GrantKey,
                    identity.Role.ToString(),
                    plan.Birth,
                    plan.Version.ToString(CultureInfo.InvariantCulture),
                    plan.Head,
                    plan.Day(clock).ToString("O", CultureInfo.InvariantCulture),
                ],
                TagBytes
            )
        );
    }

    /// <summary>The answer is computed, and sent only where the client does not have it.</summary>
    private async Task Compare(HttpContext context)
    {
        var (response, body) = (context.Response, context.Response.Body);
        using var answer = new MemoryStream();
        response.Body = answer;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }
        if (response.StatusCode == StatusCodes.Status200OK && response.Headers.ETag.Count == 0)
        {
            var tag = Weak(Digest.Of(answer.GetBuffer().AsSpan(0, (int)answer.Length), TagBytes));
            if (ConditionalRequest.IsKnown(context.Request, tag))
            {
                NotModified(response, tag);
                return;
            }
            response.Headers.ETag = tag;
        }
        if (answer.Length == 0)
            return;
        response.ContentLength = answer.Length;
        answer.Position = 0;
        await answer.CopyToAsync(body, context.RequestAborted);
    }

    private static void Promise(HttpResponse response, string tag) =>
        response.OnStarting(() =>
        {
            if (response.StatusCode == StatusCodes.Status200OK && response.Headers.ETag.Count == 0)
                response.Headers.ETag = tag;
            return Task.CompletedTask;
        });

    private static void NotModified(HttpResponse response, string tag)
    {
        response.StatusCode = StatusCodes.Status304NotModified;
        response.Headers.ETag = tag;
        (response.ContentType, response.ContentLength) = (null, null);
    }

    private static string Weak(string digest) => $"W/\"{digest}\"";
}
