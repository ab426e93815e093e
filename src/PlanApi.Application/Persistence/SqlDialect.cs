namespace PlanApi.Application.Persistence;

/// <summary>
/// The few expressions that each kind of database writes in its own way. Each takes expressions in SQL, and never a value from outside.
/// </summary>
internal abstract class SqlDialect
{
    /// <summary>The text of a field of a column that holds JSON; nothing where there is no such field.</summary>
    public abstract string JsonText(string json, params ReadOnlySpan<string> path);

    /// <summary>The first text of a column that holds texts by language.</summary>
    public abstract string FirstJsonText(string json);

    /// <summary>A number of a column that holds JSON, exactly, in steps of 1/10,000.</summary>
    public abstract string JsonSteps(string json, params ReadOnlySpan<string> path);

    /// <summary>A whole number of a column that holds JSON.</summary>
    public abstract string JsonInteger(string json, params ReadOnlySpan<string> path);

    /// <summary>True or false of a column that holds JSON.</summary>
    public abstract string JsonBoolean(string json, params ReadOnlySpan<string> path);

    /// <summary>The rows of a JSON array as a table with the column <c>value</c>.</summary>
    public abstract string JsonRows(string json, string alias);

    /// <summary>The text of a field whose name is an expression, of an object that is one value of the statement.</summary>
    public abstract string JsonLookUp(string json, string name);

    /// <summary>The value of a name in a text such as <c>line=sales;tier=mid</c>; nothing where the name is not there.</summary>
    public abstract string Named(string text, string name);

    /// <summary>A day as the text 2024-06-18.</summary>
    public abstract string Day(string day);

    /// <summary>The day, in UTC, of a moment in ticks, as a text.</summary>
    public abstract string DayOfTicks(string ticks);

    /// <summary>Whether a text contains another.</summary>
    public abstract string Contains(string text, string part);

    /// <summary>Whether a text ends with another, which is not empty.</summary>
    public abstract string EndsWith(string text, string part);

    /// <summary>A text with small letters for the letters A to Z; all others stay, so that every kind of database does the same.</summary>
    public abstract string Lower(string text);

    /// <summary>A text with capitals for the letters a to z.</summary>
    public abstract string Upper(string text);

    /// <summary>The sum of integers as an integer; the statement fails where it is too great for 64 bits.</summary>
    public abstract string Sum(string integers);
}
