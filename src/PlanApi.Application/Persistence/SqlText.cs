using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace PlanApi.Application.Persistence;

/// <summary>
/// A statement that is put together at run time, with its values. Values are always parameters; the text itself comes from this program.
/// </summary>
internal sealed partial class SqlText
{
    private readonly StringBuilder _text = new();
    private readonly List<SqlValue> _values = [];

    public ReadOnlySpan<SqlValue> Values => _values.ToArray();

    public SqlText Append(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>The place of a value in the text.</summary>
    public string Value(SqlValue value)
    {
        var at = _values.IndexOf(value);
        if (at < 0)
        {
            at = _values.Count;
            _values.Add(value);
        }
        return $"${at + 1}";
    }

    /// <summary>A query of the context as a part of the text, with its values among those of the statement.</summary>
    public string Query(IQueryable query)
    {
        using var command = query.CreateDbCommand();
        var values = command
            .Parameters.Cast<System.Data.Common.DbParameter>()
            .ToDictionary(parameter => parameter.ParameterName.TrimStart('@'), parameter => Value(Of(parameter.Value)));
        return Parameter().Replace(command.CommandText, match => values[match.Groups[1].Value]);
    }

    public override string ToString() => _text.ToString();

    private static SqlValue Of(object? value) =>
        value switch
        {
            long number => number,
            int number => (long)number,
            string text => text,
            bool isSo => isSo,
            IEnumerable<long> numbers => SqlValue.Of([.. numbers]),
            null or DBNull => default,
            _ => throw new NotSupportedException($"No statement takes a {value.GetType().Name}."),
        };

    [GeneratedRegex(@"@(\w+)")]
    private static partial Regex Parameter();
}
