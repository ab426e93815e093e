using System.Text;
using PlanApi.Application.Errors;

namespace PlanApi.Application.Documents.Sources;

/// <summary>One row: its fields, and where each begins.</summary>
internal sealed record CsvRow(IReadOnlyList<string> Fields, IReadOnlyList<Position> Positions);

/// <summary>
/// Reads CSV (RFC 4180) row by row: fields in double quotes where they hold separators, quotes or line breaks. Lines may end in CRLF, LF
/// or CR. Commas separate; or what a first line such as <c>sep=;</c> says; or semicolons, or tabs, where the head has those and no comma.
/// After a fault there are no more rows.
/// </summary>
internal sealed class CsvRows(TextReader text, FaultList faults)
{
    private const int MaxFieldLength = 100_000;

    private readonly char[] _buffer = new char[16 * 1024];
    private readonly StringBuilder _field = new();
    private List<string> _fields = [];
    private List<Position> _positions = [];
    private State _state;
    private Position _at = new(1, 1);
    private Position _fieldStart = new(1, 1);
    private int _next;
    private int _length;
    private bool _afterReturn;
    private bool _ended;
    private bool _begun;

    /// <summary>The character between fields, where it need not be found.</summary>
    public char? Said { get; init; }

    /// <summary>The character around fields.</summary>
    public char Quote { get; init; } = '"';

    /// <summary>How many lines stand before the first row.</summary>
    public int SkippedLines { get; init; }

    /// <summary>How many fields a row has at most.</summary>
    public int MaxFields { get; init; } = 128;

    /// <summary>The character between fields; known once the first row is read.</summary>
    public char Separator { get; private set; } = ',';

    private enum State
    {
        FieldStart,
        Plain,
        Quoted,
        AfterQuote,
    }

    /// <summary>The next row that is not blank; null at the end and after a fault.</summary>
    public async ValueTask<CsvRow?> NextAsync(CancellationToken cancellation)
    {
        while (!_ended)
        {
            if (!_begun)
            {
                _begun = true;
                await Begin(cancellation).ConfigureAwait(false);
            }
            if (_next == _length)
            {
                (_next, _length) = (0, await text.ReadAsync(_buffer, cancellation).ConfigureAwait(false));
                if (_length == 0)
                    return Last();
            }
            while (_next < _length && !_ended)
            {
                if (Take(_buffer[_next++]) is { } row)
                    return row;
            }
        }
        return null;
    }

    // Reads at least the first line, and takes one that names the separator.
    private async Task Begin(CancellationToken cancellation)
    {
        for (var line = 0; line < SkippedLines && await text.ReadLineAsync(cancellation).ConfigureAwait(false) is not null; line++)
            _at = _fieldStart = new(_at.Line + 1, 1);
        for (var read = 1; read > 0 && _length < _buffer.Length && _buffer.AsSpan(0, _length).IndexOfAny('\r', '\n') < 0; _length += read)
            read = await text.ReadAsync(_buffer.AsMemory(_length), cancellation).ConfigureAwait(false);
        if (Said is { } said)
        {
            Separator = said;
            return;
        }
        var end = _buffer.AsSpan(0, _length).IndexOfAny('\r', '\n');
        var first = _buffer.AsSpan(0, end < 0 ? _length : end);
        if (first.Length == 5 && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            (Separator, _next, _at) = (first[4], 5, new(_at.Line, 6));
            return;
        }
        var (isQuoted, found) = (false, (Comma: false, Semicolon: false, Tab: false));
        foreach (var character in first)
        {
            isQuoted ^= character == Quote;
            if (!isQuoted)
                found = (found.Comma || character == ',', found.Semicolon || character == ';', found.Tab || character == '\t');
        }
        Separator =
            found.Comma ? ','
            : found.Semicolon ? ';'
            : found.Tab ? '\t'
            : ',';
    }

    private CsvRow? Take(char character)
    {
        // The second half of a CRLF; the line was ended by the first.
        var isRestOfBreak = _afterReturn && character == '\n';
        _afterReturn = character == '\r';
        if (isRestOfBreak)
        {
            if (_state == State.Quoted)
                _field.Append(character);
            return null;
        }
        var position = _at;
        _at = character is '\r' or '\n' ? new(_at.Line + 1, 1) : new(_at.Line, _at.Column + 1);
        if (_state == State.FieldStart)
            _fieldStart = position;
        switch (_state, character)
        {
            case (State.FieldStart, _) when character == Quote && Separator != Quote:
                _state = State.Quoted;
                return null;
            case (State.Quoted, _) when character == Quote:
                _state = State.AfterQuote;
                return null;
            case (State.AfterQuote, _) when character == Quote:
                _state = State.Quoted;
                return Append(character);
            case (State.Quoted, _):
                return Append(character);
            case (_, _) when character == Separator:
                return EndField();
            case (_, '\r' or '\n'):
                return EndRow();
            case (State.AfterQuote, _):
            case (State.Plain, _) when character == Quote:
                return Refuse(
                    FaultCodes.Syntax,
                    "A quote stands in the middle of a field; quote the whole field and double the quotes in it.",
                    position
                );
            default:
                _state = State.Plain;
                return Append(character);
        }
    }

    private CsvRow? Append(char character)
    {
        _field.Append(character);
        return _field.Length > MaxFieldLength
            ? Refuse(FaultCodes.TooLong, $"The field has more than {MaxFieldLength} characters; is its closing quote missing?", _fieldStart)
            : null;
    }

    private CsvRow? EndField()
    {
        _fields.Add(_field.ToString());
        _positions.Add(_fieldStart);
        _field.Clear();
        _state = State.FieldStart;
        _fieldStart = _at;
        return _fields.Count > MaxFields ? Refuse(FaultCodes.TooLarge, $"The row has more than {MaxFields} fields.", _fieldStart) : null;
    }

    private CsvRow? EndRow()
    {
        var isBlank = _fields.Count == 0 && _field.Length == 0 && _state == State.FieldStart;
        EndField();
        var row = isBlank || _ended ? null : new CsvRow(_fields, _positions);
        (_fields, _positions) = ([], []);
        return row;
    }

    private CsvRow? Last()
    {
        _ended = true;
        if (_state == State.Quoted)
            return Refuse(FaultCodes.Syntax, "The closing quote of the field is missing.", _fieldStart);
        if (_fields.Count == 0 && _state == State.FieldStart)
            return null;
        EndField();
        return new CsvRow(_fields, _positions);
    }

    private CsvRow? Refuse(string code, string message, Position position)
    {
        _ended = true;
        faults.Add(code, "", message, position);
        return null;
    }
}
