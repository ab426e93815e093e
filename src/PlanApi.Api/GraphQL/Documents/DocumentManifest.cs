using System.Text.Json;
using PlanApi.Application.Errors;

namespace PlanApi.Api.GraphQL.Documents;

/// <summary>
/// A file with the documents of a client, as its build writes it: Relay's form, an object with a text for each id, or Apollo's
/// (<c>apollo-persisted-query-manifest</c>), a list of operations with <c>id</c> and <c>body</c>.
/// </summary>
internal static class DocumentManifest
{
    private const long MaxBytes = 64 * 1024 * 1024;

    /// <summary>The text of each document by its id.</summary>
    /// <exception cref="CannotStart">The file cannot be read, or has neither form.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MaxBytes })
                throw new CannotStart($"The file of GraphQL documents {path} has over {MaxBytes / 1024 / 1024} MiB.");
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. Documents(json.RootElement)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"The file of GraphQL documents {path} cannot be read: {failure.Message}", failure);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new CannotStart(
                $"The file {path} is no list of GraphQL documents: it takes Relay's form {{\"id\": \"text\"}} or Apollo's manifest.",
                failure
            );
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Documents(JsonElement root)
    {
        if (root.TryGetProperty("operations", out var operations) && operations.ValueKind == JsonValueKind.Array)
        {
            foreach (var operation in operations.EnumerateArray())
                yield return KeyValuePair.Create(Text(operation.GetProperty("id")), Text(operation.GetProperty("body")));
        }
        else
        {
            foreach (var document in root.EnumerateObject())
                yield return KeyValuePair.Create(document.Name, Text(document.Value));
        }
    }

    private static string Text(JsonElement value) => value.GetString() ?? throw new JsonException("A text is null.");
}
