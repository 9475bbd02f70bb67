namespace Equipoise.Evidence.Claims;

/// <summary>Turns places in UTF-16 units, asked for in rising order, into places in Unicode code points.</summary>
internal sealed class CodePoints(string text)
{
    private int unit;
    private int point;

    public int Of(int place)
    {
        if (place < unit) (unit, point) = (0, 0);
        for (; unit < place; unit++)
        {
            if (!char.IsLowSurrogate(text[unit]) || unit == 0 || !char.IsHighSurrogate(text[unit - 1])) point++;
        }

        return point;
    }
}
