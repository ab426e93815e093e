using System.Globalization;
using PlanApi.Domain.Lights;

namespace PlanApi.Domain.Matrix;

/// <summary>What a picture of the matrix says in words, in English or Chinese.</summary>
internal sealed class MatrixWords(string plan, PicturedMatrix matrix, string language)
{
    private const int MostNamed = 12;

    private readonly bool _isChinese = language.StartsWith("zh", StringComparison.Ordinal);

    public string Title => _isChinese ? $"{plan}：{Day} 的灯矩阵" : $"{plan}: lights on {Day}";

    private string Day => matrix.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How many places have which light, and which are red.</summary>
    public string Description
    {
        get
        {
            string[] red = [.. matrix.Cells.Where(cell => cell.Light == Light.Red).Select(Name)];
            var counts = LightText.Counts(matrix.Cells.Select(cell => cell.Light), language);
            var named = string.Join(_isChinese ? "、" : ", ", red.Take(MostNamed)) + (red.Length > MostNamed ? ", …" : "");
            return _isChinese
                ? $"灯矩阵，共 {matrix.Cells.Count} 个单元：{counts}。" + (red.Length > 0 ? $"红灯：{named}。" : "")
                : $"Matrix of {matrix.Cells.Count} places: {counts}." + (red.Length > 0 ? $" Red: {named}." : "");
        }
    }

    /// <summary>The light and score of a place: "yellow 0.93".</summary>
    public string Verdict(PicturedCell cell) =>
        cell.Numbers.Count == 0
            ? (_isChinese ? "没有目标" : "no targets")
            : $"{LightText.Colour(cell.Light, language)} {cell.ScoreText}".TrimEnd();

    /// <summary>How many numbers a place has of each light.</summary>
    public string Counts(PicturedCell cell)
    {
        var (coloured, others) = (
            cell.Numbers.Select(number => number.Light).Where(LightMark.IsColour).ToArray(),
            cell.Numbers.Count(number => !LightMark.IsColour(number.Light))
        );
        string[] parts =
        [
            LightText.Counts(coloured, language),
            others == 0 ? ""
            : _isChinese ? $"{others} 无灯"
            : $"{others} without",
        ];
        return string.Join(_isChinese ? "，" : ", ", parts.Where(part => part.Length > 0));
    }

    /// <summary>What is red in a place.</summary>
    public string Red(PicturedCell cell)
    {
        string[] red = [.. cell.Numbers.Where(number => number.Light == Light.Red).Select(number => number.Name).Distinct()];
        return red.Length == 0 ? "" : (_isChinese ? "红：" : "red: ") + string.Join(_isChinese ? "、" : ", ", red);
    }

    /// <summary>All numbers of a place, each with its light.</summary>
    public string Tip(PicturedCell cell) =>
        string.Join(
            '\n',
            cell.Numbers.Select(number => $"{number.Name}: {LightText.Colour(number.Light, language)}")
                .Prepend($"{Name(cell)}: {Verdict(cell)}")
        );

    private string Name(PicturedCell cell) => $"{matrix.Rows[cell.Row]} × {matrix.Columns[cell.Column]}";
}
