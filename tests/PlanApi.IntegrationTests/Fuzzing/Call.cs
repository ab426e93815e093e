using System.Net.Http.Headers;
using System.Text;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>One request, as it goes over the wire.</summary>
internal sealed record Call(string Method, string Path, IReadOnlyList<(string Name, string Value)> Headers, byte[]? Body)
{
    public HttpRequestMessage Request(Uri address)
    {
        // As it is written here: dots, escapes and what is no character reach the service.
        var uri = new Uri(
            address.GetLeftPart(UriPartial.Authority) + Path,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );
        var request = new HttpRequestMessage(new HttpMethod(Method), uri) { Content = Body is null ? null : new ByteArrayContent(Body) };
        foreach (var (name, value) in Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content?.Headers.TryAddWithoutValidation(name, value);
        }
        return request;
    }

    /// <summary>The command line that sends it again.</summary>
    public string Curl(Uri address)
    {
        var line = new StringBuilder($"curl -i --path-as-is -X {Method} {Quoted(address.GetLeftPart(UriPartial.Authority) + Path)}");
        foreach (var (name, value) in Headers)
            line.Append($" -H {Quoted($"{name}: {value}")}");
        if (Body is { Length: > 8_000 })
            line.Append(
                $" --data-binary … ({Body.Length} bytes, made again by the seed; they begin with "
                    + $"{Quoted(Encoding.Latin1.GetString(Body, 0, 200))})"
            );
        else if (Body is not null)
            line.Append($" --data-binary {Quoted(Encoding.Latin1.GetString(Body))}");
        return line.ToString();
    }

    /// <summary>As bash reads it, each byte that is no plain letter by its number.</summary>
    private static string Quoted(string latin) =>
        latin.All(letter => letter is >= ' ' and <= '~' and not '\'')
            ? $"'{latin}'"
            : "$'"
                + string.Concat(
                    latin.Select(letter => letter is >= ' ' and <= '~' and not ('\'' or '\\') ? letter.ToString() : $"\\x{(int)letter:x2}")
                )
                + "'";
}
