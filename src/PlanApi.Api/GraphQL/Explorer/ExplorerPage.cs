using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace PlanApi.Api.GraphQL.Explorer;

/// <summary>GraphiQL, from this assembly: it works without a network, and nothing is fetched from elsewhere.</summary>
internal static class ExplorerPage
{
    private const string Assets = GraphQLDoor.Path + "/explorer";

    /// <summary>Scripts from here only. The editor sets styles inline and draws with data: images and fonts.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
    };

    public static void MapExplorer(this WebApplication app) => app.MapGet(Assets + "/{name}", ServeAsset).ExcludeFromDescription();

    /// <summary>The page, with the addresses of its files as the browser reaches them, also behind a proxy.</summary>
    public static async Task Serve(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.Vary = "Accept";
        using var page = new StreamReader(Open("explorer.html")!);
        var html = (await page.ReadToEndAsync(context.RequestAborted)).Replace(
            Assets,
            context.Request.PathBase + Assets,
            StringComparison.Ordinal
        );
        await using var content = new MemoryStream(Encoding.UTF8.GetBytes(html));
        await Send(context, content, Types[".html"]);
    }

    private static Stream? Open(string name) => typeof(ExplorerPage).Assembly.GetManifestResourceStream($"explorer/{name}");

    private static async Task ServeAsset(HttpContext context, string name)
    {
        await using var content = Open(name);
        if (content is null || !Types.TryGetValue(Path.GetExtension(name), out var type))
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else
            await Send(context, content, type);
    }

    private static async Task Send(HttpContext context, Stream content, string type)
    {
        var tag = new EntityTagHeaderValue(
            $"\"{Convert.ToHexStringLower((await SHA256.HashDataAsync(content, context.RequestAborted)).AsSpan(0, 8))}\""
        );
        content.Position = 0;
        context.Response.GetTypedHeaders().ETag = tag;
        context.Response.Headers.CacheControl = "no-cache";
        if (context.Request.GetTypedHeaders().IfNoneMatch?.Any(known => known.Compare(tag, useStrongComparison: false)) == true)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        await content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
