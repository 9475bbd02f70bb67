using System.Text.Json;

namespace Equipoise.Product.Tests.Browser;

/// <summary>Notes of an invented family, as a file.</summary>
internal static class TrackNotes
{
    private static readonly int[] Questions = [14, 20, 18, 25];

    private static readonly JsonSerializerOptions Spaced = new() { WriteIndented = true };

    /// <summary>Three whole forms, the last by a teacher, one with two answers missing; two changes 27 days apart; two days of the diary.</summary>
    public static string Year { get; } = JsonSerializer.Serialize(
        new
        {
            format = "equipoise-track",
            version = 1,
            saved = "2026-11-20",
            entries = (object[])
            [
                new { kind = "child", id = "c1", name = "<b>Ada</b>", born = "2020-05" },
                Form("f1", "2026-01-10", "mother", (_, _) => 1),
                Form("f2", "2026-06-10", "mother", (part, question) => part == 3 && question < 10 ? 0 : 1),
                Form("f3", "2026-07-10", "mother", (part, question) => part == 0 && question is 2 or 3 ? null : 1),
                Form("f4", "2026-08-10", "teacher", (_, _) => 0),
                new { kind = "change", id = "t1", child = "c1", day = "2026-02-01", act = "start", what = "Melatonin" },
                new { kind = "change", id = "t2", child = "c1", day = "2026-02-28", act = "start", what = "A new school" },
                new { kind = "diary", id = "d1", child = "c1", day = "2026-02-01", sleep = (int?)3, anxiety = (int?)7, distress = (int?)5, life = (int?)5, note = "Woke twice." },
                new { kind = "diary", id = "d2", child = "c1", day = "2026-03-01", sleep = (int?)6, anxiety = (int?)null, distress = (int?)4, life = (int?)6, note = new string('n', 5000) },
            ],
        },
        Spaced);

    private static object Form(string id, string day, string rater, Func<int, int, int?> answer) =>
        new { kind = "form", id, child = "c1", day, rater, who = "", answers = Questions.Select((n, part) => Enumerable.Range(0, n).Select(question => answer(part, question))) };
}
