using Microsoft.AspNetCore.Http.Extensions;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;

namespace PlanApi.Api.Rest;

/// <summary>Some of a list; <c>next</c> is the address of what follows, absent on the last page.</summary>
public sealed record PageAnswer<T>(IReadOnlyList<T> Items, string? Next)
{
    internal static IResult Of(Outcome<Page<T>> outcome, HttpRequest request) =>
        outcome.IsSuccess(out var page, out var failure)
            ? ((Outcome<PageAnswer<T>>)new PageAnswer<T>(page.Items, PageAddress.Next(request, page.Next))).ToResult()
            : Answers.Fail(failure);
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
            request.Query.Where(pair => pair.Key != QueryText.After).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString()))
        )
        {
            { QueryText.After, cursor },
        };
        return UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path, query.ToQueryString());
    }
}
