using System.Text.Json;
using System.Text.Json.Nodes;
using Equipoise.Evidence.Changes;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Importing.Storing;
using Equipoise.Product.Tests.Importing;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Product.Tests.Changes;

/// <summary>Laws of comparing any two versions.</summary>
public class CompareRecordsLaws
{
    private static Gen<int> Seed => Gen.Choose(0, int.MaxValue);

    [Fact]
    public void A_record_does_not_differ_from_itself() => Soak.ForAll(200, Seed, seed =>
    {
        var record = Changed(Sample(), new Random(seed), 5);
        Assert.True(CompareRecords.Between(record, record).IsSame);
    });

    [Fact]
    public void The_order_of_any_list_is_no_difference() => Soak.ForAll(200, Seed, seed =>
    {
        var random = new Random(seed);
        var record = Changed(Sample(), random, 5);
        var shuffled = Node(record);
        Shuffle(shuffled, random);
        Assert.Equal([], CompareRecords.Between(record, Record(shuffled)).Fields);
    });

    [Fact]
    public void Every_changed_field_appears_with_what_it_is_now() => Soak.ForAll(400, Seed, seed =>
    {
        var random = new Random(seed);
        var record = Sample();
        var node = Node(record);
        var leaves = Leaves(node).ToList();
        var word = $"changed {seed}";
        leaves[random.Next(leaves.Count)](word);
        var comparison = CompareRecords.Between(record, Record(node));
        Assert.Contains(comparison.Fields, f => f.New?.Contains(word, StringComparison.Ordinal) == true || f.Path.Contains(word, StringComparison.Ordinal));
        Assert.NotEmpty(comparison.News);
    });

    [Fact]
    public void The_way_back_lists_the_same_fields_with_old_and_new_exchanged() => Soak.ForAll(200, Seed, seed =>
    {
        var record = Sample();
        var other = Changed(record, new Random(seed), 4);
        var there = CompareRecords.Between(record, other).Fields.Select(f => (f.Old, f.New)).Order();
        var back = CompareRecords.Between(other, record).Fields.Select(f => (f.New, f.Old)).Order();
        Assert.Equal(there, back);
    });

    private static ImportedRecord Sample() => CompareRecordsTests.Read(SampleStudies.WithResults(1));

    private static ImportedRecord Changed(ImportedRecord record, Random random, int times)
    {
        var node = Node(record);
        for (var i = 0; i < times; i++)
        {
            var leaves = Leaves(node).ToList();
            leaves[random.Next(leaves.Count)](string.Create(System.Globalization.CultureInfo.InvariantCulture, $"word {random.Next(3)}"));
        }

        return Record(node);
    }

    /// <summary>A way to set each free text of a record; dates are set with their value taken out, for it is read from the text.</summary>
    private static IEnumerable<Action<string>> Leaves(JsonNode node)
    {
        if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                var at = i;
                if (list[i] is JsonValue) yield return word => list[at] = word;
                else foreach (var leaf in Leaves(list[i]!)) yield return leaf;
            }
        }
        else if (node is JsonObject item)
        {
            if (item.ContainsKey("text") && item.ContainsKey("value"))
            {
                yield return word => { item["text"] = word; item.Remove("value"); };
                yield break;
            }

            foreach (var (name, value) in item.ToList())
            {
                if (value is JsonValue leaf && leaf.GetValueKind() == JsonValueKind.String && name is not ("id" or "source" or "kind" or "rank" or "role" or "certainty" or "enrolmentType" or "updated")) yield return word => item[name] = word;
                else if (value is JsonArray or JsonObject) foreach (var below in Leaves(value)) yield return below;
            }
        }
    }

    private static void Shuffle(JsonNode? node, Random random)
    {
        if (node is JsonObject item) foreach (var (_, value) in item.ToList()) Shuffle(value, random);
        if (node is not JsonArray list) return;
        var elements = list.ToArray();
        list.Clear();
        random.Shuffle(elements);
        foreach (var element in elements)
        {
            Shuffle(element, random);
            list.Add(element);
        }
    }

    private static JsonNode Node(ImportedRecord record) => JsonSerializer.SerializeToNode(record, RecordJson.Options)!;

    private static ImportedRecord Record(JsonNode node) => node.Deserialize<ImportedRecord>(RecordJson.Options)!;
}
