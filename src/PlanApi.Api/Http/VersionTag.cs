using System.Globalization;
using PlanApi.Application.Access;
using PlanApi.Application.History;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Http;

/// <summary>
/// The ETag of a resource with a version of its own, such as <c>"12.k3Rf0aQz"</c>: first the version, which If-Match uses, then a hash of
/// everything else that the answer depends on. Callers with other grants may see other fields, and a new plan may get the code of a
/// deleted one.
/// </summary>
internal static class VersionTag
{
    public static async ValueTask<string> Of(HttpContext context, long version, object? answer)
    {
        var services = context.RequestServices;
        var caller = services.GetRequiredService<Caller>();
        var identity = caller.Identity!;
        var code =
            answer is Plan plan ? plan.Code
            : Code.TryParse(context.GetRouteValue("plan") as string, out var named) ? named
            : (Code?)null;
        var birth = "";
        if (
            code is { } known
            && (await services.GetRequiredService<UseCaseSender>().Send(new FetchPlanState(known), context.RequestAborted)).IsSuccess(
                out var state,
                out _
            )
        )
            birth = state.Birth;
        // A key's use and what is pointed out about it change without a version.
        var use = answer is ApiKey key
            ? string.Create(CultureInfo.InvariantCulture, $"{key.LastUsedAt:O} {string.Join(',', key.Warnings ?? [])}")
            : "";
        var rest = Digest.Of(
            [identity.GrantKey, identity.Role.ToString(), birth + use, .. caller.AsOf is { } moment ? [moment] : Array.Empty<string>()],
            6
        );
        return string.Create(CultureInfo.InvariantCulture, $"\"{version}.{rest}\"");
    }

    /// <summary>The version in a tag, or null if it has none. A version alone counts as a tag too.</summary>
    public static ReadOnlySpan<char> Version(ReadOnlySpan<char> tag) => tag.IndexOf('.') is > 0 and var end ? tag[..end] : tag;
}
