using GraphQL.DataLoader;
using PlanApi.Api.GraphQL.Loading;
using PlanApi.Application.Parts;

namespace PlanApi.Api.GraphQL.Parts;

/// <summary>A connection before it is read. Its page and its count are fetched only if a field asks for them.</summary>
internal sealed record Connection(Func<IDataLoaderResult<LoadedPage>> Page, Func<IDataLoaderResult<int>>? Count = null)
{
    /// <summary>A page of a list that is read by itself.</summary>
    public static Connection Of<T>(Func<Task<Page<T>>> page, Func<Task<int>>? count = null)
        where T : class
    {
        var loaded = new Deferred<LoadedPage>(async _ => LoadedPage.Of(await page()));
        return new Connection(() => loaded, count is null ? null : () => new Deferred<int>(_ => count()));
    }
}

/// <summary>A page of any kind.</summary>
internal sealed record LoadedPage(IReadOnlyList<object> Items, IReadOnlyList<string> Cursors, bool HasMore, bool HasPrevious)
{
    private static readonly LoadedPage Empty = new([], [], false, false);

    public static LoadedPage Of<T>(Page<T>? page)
        where T : class => page is null ? Empty : new LoadedPage(page.Items, page.Cursors, page.HasMore, page.HasPrevious);
}

/// <summary>An item of a connection, with the cursor after which the next begins.</summary>
internal sealed record Edge(object Node, string Cursor);

/// <summary>Where a page lies.</summary>
internal sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);
