using System.Text;
using PlanApi.Application.Errors;

namespace PlanApi.Api.GraphQL;

/// <summary>CSV as the value of a field. The whole text is held in memory; REST streams it.</summary>
internal static class CsvText
{
    public const int MaxLength = 1024 * 1024;

    /// <summary>The written text, or the failure that it is too long.</summary>
    public static async Task<object?> Of(Func<Stream, Task> write)
    {
        // A stream that cannot grow says when the text would be longer than it may.
        using var text = new MemoryStream(new byte[MaxLength]);
        try
        {
            await write(text);
        }
        catch (NotSupportedException)
        {
            throw new FailureError(new TooLarge($"{MaxLength:N0} characters; export it over REST"));
        }
        return Encoding.UTF8.GetString(text.ToArray(), 0, (int)text.Position);
    }
}
