using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class JoinableTrials : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "JoinableTrials",
                columns: table => new
                {
                    Source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    RecordId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Openness = table.Column<int>(type: "INTEGER", nullable: false),
                    TestsCells = table.Column<bool>(type: "INTEGER", nullable: false),
                    Verified = table.Column<int>(type: "INTEGER", nullable: false),
                    OutBelow = table.Column<int>(type: "INTEGER", nullable: false),
                    OutFrom = table.Column<int>(type: "INTEGER", nullable: false),
                    OnlySex = table.Column<int>(type: "INTEGER", nullable: true),
                    IsFirst = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JoinableTrials", x => new { x.Source, x.RecordId, x.Country });
                });

            migrationBuilder.CreateIndex(
                name: "IX_JoinableTrials_Shown",
                table: "JoinableTrials",
                columns: new[] { "Openness", "Country", "TestsCells", "Verified", "RecordId", "Source", "OutBelow", "OutFrom", "OnlySex", "IsFirst" });

            // What older programs stored is looked at when the database is opened.
            migrationBuilder.Sql("INSERT INTO \"UnindexedRecords\" (\"Source\", \"RecordId\") SELECT \"Source\", \"Id\" FROM \"ImportedRecords\" WHERE \"Kind\" = 'Trial' ON CONFLICT DO NOTHING");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "JoinableTrials");
        }
    }
}
