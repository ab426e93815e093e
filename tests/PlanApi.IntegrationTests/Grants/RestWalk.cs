using System.Text.RegularExpressions;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>Sends requests as a limited key does, and says what the answers give away.</summary>
internal sealed class RestWalk(GrantWorld world, WalkedKey key, IReadOnlyDictionary<string, Pool> pools)
{
    private readonly Dictionary<string, string?> _etags = [];

    public List<string> Leaks { get; } = [];

    public int Answered { get; private set; }

    /// <summary>Sends a request in every way.</summary>
    /// <param name="ask">The request.</param>
    /// <param name="seenToo">With nothing but what is seen, too.</param>
    /// <param name="brief">With the right version alone, which is what would write.</param>
    public async Task Go(Ask ask, bool seenToo, bool brief = false)
    {
        foreach (var filling in Pool.Fill(ask, pools).Where(filling => seenToo || !filling.Seen))
        {
            foreach (
                var etag in ask.Method is "PATCH" or "DELETE" or "PUT"
                || (ask.Writes && Regex.IsMatch(ask.Path, "^(alerts|reviews)/@|^change-requests/1/|/discard$"))
                    ? brief
                        ? [await ETag(filling.Ask)]
                        : [null, "\"1\"", await ETag(filling.Ask)]
                    : new string?[] { null }
            )
            {
                var answer = await Send(filling.Ask, etag);
                if (answer is null)
                    continue;
                Answered++;
                if (key.Markers.In(Markers.Whole(answer), [.. filling.Sent, filling.Ask.Path, filling.Ask.Body]) is { } found)
                    Leaks.Add($"{key.Name}: {filling.Ask} {etag}: {answer.Status} says … {found} …");
                if (answer.Status >= 500)
                    Leaks.Add($"{key.Name}: {filling.Ask}: {answer.Text} {world.Service.Log.All[^1]}");
                if (filling.Missing is not { } missing || await Send(missing, etag) is not { } other)
                    continue;
                if (key.Markers.In(Markers.Whole(other), [filling.Sent[1], missing.Path, missing.Body]) is { } suggested)
                    Leaks.Add($"{key.Name}: {missing}: {other.Status} suggests … {suggested} …");
                if (Bare(answer, filling.Sent[0]) is var hidden && Bare(other, filling.Sent[1]) is var none && hidden != none)
                    Leaks.Add(
                        $"{key.Name}: {filling.Ask} {etag}: differs from what is not there:\n      "
                            + $"{hidden.ReplaceLineEndings(" ")}\n      {none.ReplaceLineEndings(" ")}"
                    );
            }
        }
    }

    public static string Bare(Answer answer, string sent)
    {
        var text = $"{answer.Status}\n{Markers.Whole(answer)}";
        foreach (Match name in Regex.Matches(sent, "[a-z0-9-]+"))
        {
            if (name.Value is not ("line" or "tier" or "sales" or "target" or "objective" or "alert" or "review"))
                text = Regex.Replace(text, $@"(?<![\w-]){Regex.Escape(name.Value)}(?![\w-])", "NAME");
        }
        return Regex.Replace(text, "(?m)^(ETag|Location): .*$|\"column\":[0-9]+", "");
    }

    /// <summary>Null where the answer is not what the OpenAPI document declares; that is noted, and the walk goes on.</summary>
    private async Task<Answer?> Send(Ask ask, string? etag)
    {
        try
        {
            return await Sent(ask, etag);
        }
        catch (Xunit.Sdk.XunitException failure)
        {
            Leaks.Add($"{key.Name}: {ask}: {failure.Message}");
            return null;
        }
    }

    private async Task<Answer> Sent(Ask ask, string? etag)
    {
        var (client, path) = (etag is null ? key.Client : key.Client.With("If-Match", etag), Address(ask));
        if (ask.Body.Length == 0)
            return await client.Send(
                new HttpMethod(ask.Method),
                path,
                ask.Method is "GET" or "DELETE" ? null : "",
                ask.Method is "GET" or "DELETE" ? null : "application/json"
            );
        if (ask.Body.StartsWith("workbook:", StringComparison.Ordinal))
            return await Returned(client, path, ask.Body[9..]);
        var text = Regex.Match(ask.Body, "^(text/[a-z]+):(.*)$", RegexOptions.Singleline);
        return text.Success
            ? await client.Send(
                new HttpMethod(ask.Method),
                path,
                text.Groups[2].Value.Replace("\\n", "\n", StringComparison.Ordinal),
                text.Groups[1].Value
            )
            : await client.Send(new HttpMethod(ask.Method), path, ask.Body, "application/json");
    }

    /// <summary>Sends a workbook back that the key has got, as it is.</summary>
    private async Task<Answer> Returned(Client client, string path, string query)
    {
        var got = await client.Get($"/v1/plans/{key.Plan}/slices/workbook?{query}");
        return got.Status == 200
            ? await client.SendContent(
                HttpMethod.Post,
                path,
                new ByteArrayContent(got.Bytes),
                got.Response.Content.Headers.ContentType!.MediaType
            )
            : got;
    }

    private string Address(Ask ask) =>
        ask.Path[0] == '/' ? ask.Path
        : ask.Operation == FeedAsks.Operation ? $"/odata/{key.Plan}/{ask.Path}"
        : $"/v1/plans/{key.Plan}/{ask.Path}";

    /// <summary>What an unlimited key reads as the version of what is to be written.</summary>
    private async Task<string?> ETag(Ask ask)
    {
        var path = Regex.Replace(Address(ask), "(/(alerts|reviews)/[0-9]+).*", "$1");
        path = path.EndsWith("/status", StringComparison.Ordinal)
            ? $"/v1/plans/{key.Plan}"
            : path.Replace("/discard", "", StringComparison.Ordinal);
        if (!_etags.TryGetValue(path, out var etag))
            _etags[path] = etag = (await world.Boss.Get(path)).ETag;
        return etag ?? "\"7\"";
    }
}
