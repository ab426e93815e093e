using Microsoft.AspNetCore.Http.Extensions;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;

namespace PlanApi.Api.Rest;

/// <summary>Some of a list.</summary>
/// <param name="Items">The items.</param>
/// <param name="Next">The address of the next page; absent on the last one.</param>
/// <param name="NextCursor">The cursor in that address, for the parameter <c>after</c>; absent on the last page.</param>
public sealed record PageAnswer<T>(IReadOnlyList<T> Items, string? Next, string? NextCursor)
{
    internal static IResult Of(Outcome<Page<T>> outcome, HttpRequest request) =>
        outcome.ToResult(page => new PageAnswer<T>(page.Items, PageAddress.Next(request, page.Next), page.Next));
}

/// <summary>Addresses of further pages.</summary>
internal static class PageAddress
{
    /// <summary>The same request with another cursor, absolute; null where there is none.</summary>
    public static string? Next(HttpRequest request, string? cursor)
    {
        if (cursor is null)
            return null;
        var query = new QueryBuilder(
            request
                .Query.Where(pair => pair.Key != CommonParameters.AfterName)
                .Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString()))
        )
        {
            { CommonParameters.AfterName, cursor },
        };
        return UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path, query.ToQueryString());
    }
}
