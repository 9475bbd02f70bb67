using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Sqlite.Migrations.RegistryTables
{
    /// <inheritdoc />
    public partial class Assessments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Scores",
                table: "FormRecords",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EntryComparisons",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Form = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FormRecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SecondRecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Compared = table.Column<string>(type: "TEXT", nullable: false),
                    Differing = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    Decided = table.Column<string>(type: "TEXT", nullable: false),
                    ResolvedAt = table.Column<string>(type: "TEXT", nullable: true),
                    ResolvedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntryComparisons", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_EntryComparisons_FormRecords_SiteId_FormRecordId",
                        columns: x => new { x.SiteId, x.FormRecordId },
                        principalTable: "FormRecords",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EntryComparisons_FormRecords_SiteId_SecondRecordId",
                        columns: x => new { x.SiteId, x.SecondRecordId },
                        principalTable: "FormRecords",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EntryComparisons_SiteId_FormRecordId",
                table: "EntryComparisons",
                columns: new[] { "SiteId", "FormRecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_EntryComparisons_SiteId_ResolvedAt_At",
                table: "EntryComparisons",
                columns: new[] { "SiteId", "ResolvedAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_EntryComparisons_SiteId_SecondRecordId",
                table: "EntryComparisons",
                columns: new[] { "SiteId", "SecondRecordId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EntryComparisons");

            migrationBuilder.DropColumn(
                name: "Scores",
                table: "FormRecords");
        }
    }
}
